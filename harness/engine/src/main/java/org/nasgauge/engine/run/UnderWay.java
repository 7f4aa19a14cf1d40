package org.nasgauge.engine.run;

import java.util.Arrays;
import org.nasgauge.api.search.Scheduling;

/**
 * What the workers are busy with. Tasks end in the order of their simulated end; of those that end together, the first
 * begun is first.
 */
final class UnderWay {
    private final boolean inBatches;
    private final Task[] tasks;
    private final double[] ends;
    private final long[] orders;
    private int count;
    private long begun;

    UnderWay(int workers, Scheduling scheduling) {
        this.inBatches = scheduling == Scheduling.SYNCHRONOUS;
        this.tasks = new Task[workers];
        this.ends = new double[workers];
        this.orders = new long[workers];
        Arrays.fill(tasks, Task.Done.QUERY);
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** Whether a worker is free. */
    boolean hasRoom() {
        return count < tasks.length;
    }

    /** Whether free workers are to get something new to do now. */
    boolean isToBeFilled() {
        return inBatches ? isEmpty() : hasRoom();
    }

    /** @param end on the simulated clock */
    void add(Task task, double end) {
        tasks[count] = task;
        ends[count] = end;
        orders[count] = begun++;
        count++;
    }

    /** The place of the task that ends next. */
    int next() {
        int next = 0;
        for (int i = 1; i < count; i++) {
            if (ends[i] < ends[next] || (ends[i] == ends[next] && orders[i] < orders[next])) {
                next = i;
            }
        }
        return next;
    }

    double end(int place) {
        return ends[place];
    }

    /** Takes out what stands at this place. */
    Task remove(int place) {
        Task task = tasks[place];
        count--;
        tasks[place] = tasks[count];
        ends[place] = ends[count];
        orders[place] = orders[count];
        return task;
    }
}
