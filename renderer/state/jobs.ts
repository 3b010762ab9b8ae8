import { create } from 'zustand';
import type { Job } from '../../shared/contract/jobs';

interface JobsState {
  /** Newest last. */
  readonly jobs: readonly Job[];
}

export const useJobs = create<JobsState>(() => ({ jobs: [] }));

/** The list with this job's newest state in its place. */
export function applyJob(state: JobsState, job: Job): JobsState {
  const known = state.jobs.some((other) => other.id === job.id);
  return { jobs: known ? state.jobs.map((other) => (other.id === job.id ? job : other)) : [...state.jobs, job] };
}

/** Resolves with the job when it has ended, however it ended. */
export function jobEnded(id: string): Promise<Job> {
  const find = (state: JobsState) => state.jobs.find((job) => job.id === id && job.state !== 'running');
  const already = find(useJobs.getState());
  if (already) return Promise.resolve(already);
  return new Promise((resolve) => {
    const stop = useJobs.subscribe((state) => {
      const job = find(state);
      if (!job) return;
      stop();
      resolve(job);
    });
  });
}
