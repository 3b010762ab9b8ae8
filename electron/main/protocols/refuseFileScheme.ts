import { protocol } from 'electron';

/** Takes `file:` away from the whole session, also from code of ours: nothing here is loaded by a path. */
export function refuseFileScheme(): void {
  protocol.handle('file', () => new Response(null, { status: 403 }));
}
