// Filled in by the target's author.
