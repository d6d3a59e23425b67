// A crash point: one chosen disk operation of the first life goes wrong in one chosen way.

import Ports

extension Simulator {
    /// Arms the disk for the life that begins.
    func armCrashPoint() {
        guard let point = scenario.crashPoint else { return }
        lives += 1
        if lives == 1 {
            switch point.way {
            case .lost, .arrived, .torn, .garbage, .reordered:
                armedLoss = point.way.loss
                disk.crashAt = point.operation
            case .killed: disk.crashAt = point.operation
            case .error: disk.failAt = (point.operation, DiskError.inputOutput)
            case .errorAfter:
                disk.failAfterHappening = (point.operation, DiskError.inputOutput)
            }
        } else if lives == 2, let operation = point.inRecovery {
            armedLoss = point.way.loss ?? .torn
            disk.crashAt = operation
        }
    }
}
