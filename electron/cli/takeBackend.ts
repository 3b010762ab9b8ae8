import type { Backend } from '../../shared/domain/model';
import { BACKEND_TITLES } from '../../shared/model/backends/backend';
import type { Backends } from '../../shared/model/backends/backends';
import { Refusal } from '../data/refusal';

/** Starts the backend that was asked for. Who names one means it, in a script above all: unlike the app, the command line takes no other in its place. */
export async function takeBackend(backends: Backends, asked: Backend | 'auto'): Promise<void> {
  if (asked === 'auto') return;
  if (asked === 'webgl') throw new Refusal('noBackend', 'WebGL needs a display, and the command line has none. Nothing was trained; use --backend wasm or cpu, or train in the app.');
  backends.prefer(asked);
  const { name, notTaken } = await backends.start();
  if (name === asked) return;
  const reason = notTaken.find((entry) => entry.name === asked)!.reason;
  throw new Refusal('noBackend', `${BACKEND_TITLES[asked]} can't be used: ${reason}. Nothing was trained; use --backend ${name}, or leave it out to take what there is.`);
}
