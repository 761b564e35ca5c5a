package dev.stratus.attributes;

/// Σ|x| of IBM floats.
final class IbmAbsolutes extends PairSum {
    IbmAbsolutes(boolean little) {
        super(little);
    }

    @Override
    double upper(long word) {
        return lower(word >>> 32);
    }

    @Override
    double lower(long word) {
        return IbmFloats.toDouble((int) word & 0x7FFF_FFFF);
    }
}
