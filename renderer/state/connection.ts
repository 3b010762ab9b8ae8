import { create } from 'zustand';

interface ConnectionState {
  readonly connected: boolean;
  /** Writes sent and not yet acknowledged as durable. */
  readonly pendingWrites: number;
  /** When the last write was acknowledged; epoch milliseconds. */
  readonly savedAt: number | null;
  /** Why a service was given up, in words for the user; null while all is normal. `window.goldset.requestPorts()` tries again. */
  readonly stopped: string | null;
}

export const useConnection = create<ConnectionState>(() => ({ connected: false, pendingWrites: 0, savedAt: null, stopped: null }));
