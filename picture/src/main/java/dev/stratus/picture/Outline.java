package dev.stratus.picture;

import java.util.ArrayDeque;
import java.util.Deque;

/// The line around everything in a map that is not empty. A hole inside is part of the survey and
/// gets no line of its own.
final class Outline {
    private Outline() {}

    /// Gives `colour` to those empty pixels that touch the survey from outside.
    ///
    /// @param values of the pixels, row by row; NaN is empty
    /// @param colours of the same pixels
    static void draw(double[] values, int[] colours, int width, int colour) {
        int height = values.length / width;
        boolean[] outside = new boolean[values.length];
        Deque<Integer> todo = new ArrayDeque<>();
        for (int column = 0; column < width; column++) {
            enter(values, outside, todo, column);
            enter(values, outside, todo, (height - 1) * width + column);
        }
        for (int row = 0; row < height; row++) {
            enter(values, outside, todo, row * width);
            enter(values, outside, todo, row * width + width - 1);
        }
        while (!todo.isEmpty()) {
            int pixel = todo.pop();
            int column = pixel % width;
            boolean touches = false;
            if (column > 0) {
                touches |= enter(values, outside, todo, pixel - 1);
            }
            if (column < width - 1) {
                touches |= enter(values, outside, todo, pixel + 1);
            }
            if (pixel >= width) {
                touches |= enter(values, outside, todo, pixel - width);
            }
            if (pixel < values.length - width) {
                touches |= enter(values, outside, todo, pixel + width);
            }
            if (touches) {
                colours[pixel] = colour;
            }
        }
    }

    /// Goes to a pixel, if it is empty and new.
    ///
    /// @return whether it is not empty
    private static boolean enter(
            double[] values, boolean[] outside, Deque<Integer> todo, int pixel) {
        if (!Double.isNaN(values[pixel])) {
            return true;
        }
        if (!outside[pixel]) {
            outside[pixel] = true;
            todo.push(pixel);
        }
        return false;
    }
}
