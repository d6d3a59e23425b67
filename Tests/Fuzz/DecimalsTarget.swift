import Money

/// Decimal text to units and back: the first byte is the scale, the second the rounding, the rest
/// the text.
enum DecimalsTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 2 else { return }
        let scale = bytes[0]
        let rounding = Rounding(rawValue: bytes[1] % 8)
        let text = String(decoding: bytes[2...], as: UTF8.self)
        guard let units = parsed(text, scale, rounding) else { return }
        let printed = DecimalText.print(units, scale: scale)
        demand(parsed(printed, scale, nil) == units, "\(text) became \(printed), another number")
        let padded = DecimalText.print(units, scale: scale, minimumDecimals: scale)
        demand(parsed(padded, scale, nil) == units, "\(text) became \(padded), another number")
        guard let exact = parsed(text, scale, nil) else {
            demand(rounding != nil, "\(text) was refused the second time")
            return
        }
        demand(exact == units, "\(text) needs no rounding and was rounded")
        let most: UInt8 = 38
        if scale <= most {
            _ = DecimalText.display(units, scale: scale, decimals: min(scale, 2))
        }
    }

    private static func parsed(_ text: String, _ scale: UInt8, _ rounding: Rounding?) -> Int128? {
        do throws(DecimalError) {
            return try DecimalText.parse(text, scale: scale, rounding: rounding)
        } catch {
            _ = "\(error)"
            return nil
        }
    }

    static let seeds: [[UInt8]] = [
        [8, 7] + Array("-12.50000000".utf8),
        [2, 4] + Array("0.125".utf8),
        [0, 7] + Array("170141183460469231731687303715884105727".utf8),
        [38, 1] + Array("+.5".utf8),
        [255, 0] + Array("7.".utf8),
    ]
}
