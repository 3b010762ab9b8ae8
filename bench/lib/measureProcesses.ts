import { spawn } from 'node:child_process';
import fs from 'node:fs';

export interface ProcessMeasure {
  readonly seconds: number;
  /** Largest sum of resident memory of the process and its descendants at one time, sampled; megabytes. */
  readonly peakMb: number;
  /** Highest resident memory of each of them by the system's own count, summed: an upper bound. */
  readonly highestMb: number;
  readonly output: string;
}

const SAMPLE_MS = 50;

/** Runs a command and watches the memory of all its processes. Linux only. */
export async function measureProcesses(command: string, args: readonly string[], options: { readonly cwd: string }): Promise<ProcessMeasure> {
  const start = performance.now();
  const child = spawn(command, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  const highest = new Map<number, number>();
  let peak = 0;
  const watch = setInterval(() => {
    let sum = 0;
    for (const pid of descendants(child.pid!)) {
      const { resident, high } = readMemory(pid);
      sum += resident;
      highest.set(pid, Math.max(high, highest.get(pid) ?? 0));
    }
    peak = Math.max(peak, sum);
  }, SAMPLE_MS);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - start) / 1000, peakMb: peak / 1024, highestMb: [...highest.values()].reduce((sum, value) => sum + value, 0) / 1024, output };
}

function descendants(pid: number): number[] {
  const found = [pid];
  for (let index = 0; index < found.length; index += 1) {
    const tasks = `/proc/${found[index]}/task`;
    for (const task of readOr(() => fs.readdirSync(tasks), [])) {
      const children = readOr(() => fs.readFileSync(`${tasks}/${task}/children`, 'utf8'), '');
      found.push(...children.split(' ').filter(Boolean).map(Number));
    }
  }
  return found;
}

/** Kilobytes. */
function readMemory(pid: number): { resident: number; high: number } {
  const status = readOr(() => fs.readFileSync(`/proc/${pid}/status`, 'utf8'), '');
  const value = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return { resident: value('VmRSS'), high: value('VmHWM') };
}

/** A process may be gone between two looks. */
function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
