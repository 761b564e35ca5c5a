package dev.stratus.attributes;

/// Adds up doubles in sixteen independent chains of additions (see [TraceSums]), written out so
/// that each is in a register: the shortest that Java makes of it is an instruction or two for a
/// number. Most come as bits: whoever computes them as integers has them in such an array.
final class LaneSums {
    private LaneSums() {}

    private static double of(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static double of(long[] bits, long[] less, int i) {
        return of(bits[i]) - of(less[i]);
    }

    /// Adds the first `count` numbers to the accumulators.
    static void add(long[] x, int count, double[] lanes) {
        double a0 = lanes[0];
        double a1 = lanes[1];
        double a2 = lanes[2];
        double a3 = lanes[3];
        double a4 = lanes[4];
        double a5 = lanes[5];
        double a6 = lanes[6];
        double a7 = lanes[7];
        double a8 = lanes[8];
        double a9 = lanes[9];
        double a10 = lanes[10];
        double a11 = lanes[11];
        double a12 = lanes[12];
        double a13 = lanes[13];
        double a14 = lanes[14];
        double a15 = lanes[15];
        int whole = count - count % TraceSums.LANES;
        for (int i = 0; i < whole; i += TraceSums.LANES) {
            a0 += of(x[i]);
            a1 += of(x[i + 1]);
            a2 += of(x[i + 2]);
            a3 += of(x[i + 3]);
            a4 += of(x[i + 4]);
            a5 += of(x[i + 5]);
            a6 += of(x[i + 6]);
            a7 += of(x[i + 7]);
            a8 += of(x[i + 8]);
            a9 += of(x[i + 9]);
            a10 += of(x[i + 10]);
            a11 += of(x[i + 11]);
            a12 += of(x[i + 12]);
            a13 += of(x[i + 13]);
            a14 += of(x[i + 14]);
            a15 += of(x[i + 15]);
        }
        lanes[0] = a0;
        lanes[1] = a1;
        lanes[2] = a2;
        lanes[3] = a3;
        lanes[4] = a4;
        lanes[5] = a5;
        lanes[6] = a6;
        lanes[7] = a7;
        lanes[8] = a8;
        lanes[9] = a9;
        lanes[10] = a10;
        lanes[11] = a11;
        lanes[12] = a12;
        lanes[13] = a13;
        lanes[14] = a14;
        lanes[15] = a15;
        for (int i = whole; i < count; i++) {
            lanes[i - whole] += of(x[i]);
        }
    }

    /// Adds the first `count` differences of two numbers each, `x - y`.
    static void addDifferences(long[] x, long[] y, int count, double[] lanes) {
        double a0 = lanes[0];
        double a1 = lanes[1];
        double a2 = lanes[2];
        double a3 = lanes[3];
        double a4 = lanes[4];
        double a5 = lanes[5];
        double a6 = lanes[6];
        double a7 = lanes[7];
        double a8 = lanes[8];
        double a9 = lanes[9];
        double a10 = lanes[10];
        double a11 = lanes[11];
        double a12 = lanes[12];
        double a13 = lanes[13];
        double a14 = lanes[14];
        double a15 = lanes[15];
        int whole = count - count % TraceSums.LANES;
        for (int i = 0; i < whole; i += TraceSums.LANES) {
            a0 += of(x, y, i);
            a1 += of(x, y, i + 1);
            a2 += of(x, y, i + 2);
            a3 += of(x, y, i + 3);
            a4 += of(x, y, i + 4);
            a5 += of(x, y, i + 5);
            a6 += of(x, y, i + 6);
            a7 += of(x, y, i + 7);
            a8 += of(x, y, i + 8);
            a9 += of(x, y, i + 9);
            a10 += of(x, y, i + 10);
            a11 += of(x, y, i + 11);
            a12 += of(x, y, i + 12);
            a13 += of(x, y, i + 13);
            a14 += of(x, y, i + 14);
            a15 += of(x, y, i + 15);
        }
        lanes[0] = a0;
        lanes[1] = a1;
        lanes[2] = a2;
        lanes[3] = a3;
        lanes[4] = a4;
        lanes[5] = a5;
        lanes[6] = a6;
        lanes[7] = a7;
        lanes[8] = a8;
        lanes[9] = a9;
        lanes[10] = a10;
        lanes[11] = a11;
        lanes[12] = a12;
        lanes[13] = a13;
        lanes[14] = a14;
        lanes[15] = a15;
        for (int i = whole; i < count; i++) {
            lanes[i - whole] += of(x, y, i);
        }
    }

    /// Adds the absolutes of the first `count` numbers, which are no bits here.
    static void addAbsolutes(double[] x, int count, double[] lanes) {
        double a0 = lanes[0];
        double a1 = lanes[1];
        double a2 = lanes[2];
        double a3 = lanes[3];
        double a4 = lanes[4];
        double a5 = lanes[5];
        double a6 = lanes[6];
        double a7 = lanes[7];
        double a8 = lanes[8];
        double a9 = lanes[9];
        double a10 = lanes[10];
        double a11 = lanes[11];
        double a12 = lanes[12];
        double a13 = lanes[13];
        double a14 = lanes[14];
        double a15 = lanes[15];
        int whole = count - count % TraceSums.LANES;
        for (int i = 0; i < whole; i += TraceSums.LANES) {
            a0 += Math.abs(x[i]);
            a1 += Math.abs(x[i + 1]);
            a2 += Math.abs(x[i + 2]);
            a3 += Math.abs(x[i + 3]);
            a4 += Math.abs(x[i + 4]);
            a5 += Math.abs(x[i + 5]);
            a6 += Math.abs(x[i + 6]);
            a7 += Math.abs(x[i + 7]);
            a8 += Math.abs(x[i + 8]);
            a9 += Math.abs(x[i + 9]);
            a10 += Math.abs(x[i + 10]);
            a11 += Math.abs(x[i + 11]);
            a12 += Math.abs(x[i + 12]);
            a13 += Math.abs(x[i + 13]);
            a14 += Math.abs(x[i + 14]);
            a15 += Math.abs(x[i + 15]);
        }
        lanes[0] = a0;
        lanes[1] = a1;
        lanes[2] = a2;
        lanes[3] = a3;
        lanes[4] = a4;
        lanes[5] = a5;
        lanes[6] = a6;
        lanes[7] = a7;
        lanes[8] = a8;
        lanes[9] = a9;
        lanes[10] = a10;
        lanes[11] = a11;
        lanes[12] = a12;
        lanes[13] = a13;
        lanes[14] = a14;
        lanes[15] = a15;
        for (int i = whole; i < count; i++) {
            lanes[i - whole] += Math.abs(x[i]);
        }
    }
}
