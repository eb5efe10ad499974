package rncrn.stochastic;

/**
 * An indexed priority queue: a binary heap of items 0 to n - 1 by time, in which the time of any
 * item can be changed in O(log n).
 */
final class TimeQueue {
    private final double[] time;
    private final int[] heap;
    private final int[] place;

    /** All items at infinity. */
    TimeQueue(int items) {
        time = new double[items];
        heap = new int[items];
        place = new int[items];
        for (int i = 0; i < items; i++) {
            time[i] = Double.POSITIVE_INFINITY;
            heap[i] = i;
            place[i] = i;
        }
    }

    /** The earliest item; there must be one. */
    int first() {
        return heap[0];
    }

    double time(int item) {
        return time[item];
    }

    void set(int item, double t) {
        double old = time[item];
        time[item] = t;
        if (t < old) {
            up(place[item]);
        } else if (t > old) {
            down(place[item]);
        }
    }

    private void up(int at) {
        int item = heap[at];
        double t = time[item];
        int i = at;
        while (i > 0) {
            int parent = (i - 1) >> 1;
            int other = heap[parent];
            if (time[other] <= t) {
                break;
            }
            heap[i] = other;
            place[other] = i;
            i = parent;
        }
        heap[i] = item;
        place[item] = i;
    }

    private void down(int at) {
        int item = heap[at];
        double t = time[item];
        int i = at;
        while (true) {
            int child = 2 * i + 1;
            if (child >= heap.length) {
                break;
            }
            if (child + 1 < heap.length && time[heap[child + 1]] < time[heap[child]]) {
                child++;
            }
            int other = heap[child];
            if (time[other] >= t) {
                break;
            }
            heap[i] = other;
            place[other] = i;
            i = child;
        }
        heap[i] = item;
        place[item] = i;
    }
}
