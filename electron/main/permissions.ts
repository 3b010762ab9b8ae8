import type { Session } from 'electron';
import { isAppAddress } from './appOrigin';

/** Copying an export's preview or a table, and F11. Everything else a page can ask for is refused. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);

/** Electron grants what nobody refuses, and needs each of these handlers for it. */
export function denyPermissions(session: Session): void {
  const isAllowed = (permission: string, address: string | undefined) => ALLOWED.has(permission) && isAppAddress(address ?? '');
  session.setPermissionRequestHandler((contents, permission, answer) => answer(isAllowed(permission, contents?.getURL())));
  session.setPermissionCheckHandler((contents, permission) => isAllowed(permission, contents?.getURL()));
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  for (const event of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const) {
    session.on(event as 'select-hid-device', (appEvent, _details, answer) => {
      appEvent.preventDefault();
      answer(null);
    });
  }
  // an empty answer refuses the capture
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}
