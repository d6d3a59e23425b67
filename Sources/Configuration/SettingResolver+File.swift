extension SettingResolver {
    /// Takes in a configuration file's document; `name` is what messages call the file.
    public mutating func add(_ document: JSON5Node, file name: String) {
        guard case .object(let members) = document.value else {
            let origin = Origin.file(name: name, document.position)
            return complain(
                "the file holds \(SettingKind.shown(document)): must be an object",
                origin
            )
        }
        // A stack instead of recursion; what is taken from it comes in the order of the file.
        var pending = stacked(members, in: "")
        while let (group, member, first) = pending.popLast() {
            let key = group.isEmpty ? member.key : group + "." + member.key
            let origin = Origin.file(name: name, member.position)
            if let first {
                complain("\(key) is given twice, first on line \(first.line): take one out", origin)
            } else if member.key.contains(".") {
                complain(unknown(key, in: group), origin)
            } else if let index = schema.index(of: key) {
                read(member.node, index, origin, file: name)
            } else if schema.isGroup(key) {
                guard case .object(let members) = member.node.value else {
                    let shown = SettingKind.shown(member.node)
                    complain("\(key) is \(shown): must be an object with settings", origin)
                    continue
                }
                pending += stacked(members, in: key)
            } else {
                complain(unknown(key, in: group), origin)
            }
        }
    }

    private typealias Pending = (
        group: String, member: JSON5Node.Member, first: SourcePosition?
    )

    /// The members, the last one first, each with the place where its key stood before.
    private func stacked(_ members: [JSON5Node.Member], in group: String) -> [Pending] {
        var pending: [Pending] = members.map { (group, $0, nil) }
        let sorted = members.indices.sorted { left, right in
            members[left].key == members[right].key
                ? left < right : members[left].key < members[right].key
        }
        var first: JSON5Node.Member?
        for index in sorted {
            if let first, first.key == members[index].key {
                pending[index].first = first.position
            } else {
                first = members[index]
            }
        }
        return pending.reversed()
    }

    private mutating func read(
        _ node: JSON5Node,
        _ index: Int,
        _ origin: Origin,
        file: String
    ) {
        let setting = schema.settings[index]
        if node.value == .null, setting.isOptional { return set(index, .none, origin) }
        do throws(ValueFault) {
            set(index, try setting.kind.read(node), origin)
        } catch {
            let place = error.position.map { Origin.file(name: file, $0) }
            complain(index, error, place ?? origin)
        }
    }

    private func unknown(_ key: String, in group: String) -> String {
        let shown = SettingKind.name(key)
        if schema.index(of: key) != nil || schema.isGroup(key) {
            return "\(shown) has a dot in its name: write the settings of a group in braces"
        }
        let last = schema.last(of: key)
        let siblings = schema.names(in: group)
        if let near = EditDistance.nearest(to: last, in: siblings) {
            let path = group.isEmpty ? near : group + "." + near
            return "\(shown) is no setting; did you mean \(path)?"
        }
        if let elsewhere = schema.settings.first(where: { $0.name == last }) {
            return "\(shown) is no setting; did you mean \(elsewhere.key)?"
        }
        let place = group.isEmpty ? "the file" : group
        return "\(shown) is no setting; \(place) has \(SettingKind.list(siblings, last: "and"))"
    }
}
