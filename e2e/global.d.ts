import type { ShellApi } from '../shared/contract/shell';

declare global {
  interface Window {
    readonly goldset: ShellApi;
  }
}
