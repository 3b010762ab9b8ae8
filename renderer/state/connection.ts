import { create } from 'zustand';

interface ConnectionState {
  readonly connected: boolean;
  /** Writes sent and not yet acknowledged as durable. */
  readonly pendingWrites: number;
  /** When the last write was acknowledged; epoch milliseconds. */
  readonly savedAt: number | null;
}

export const useConnection = create<ConnectionState>(() => ({ connected: false, pendingWrites: 0, savedAt: null }));
