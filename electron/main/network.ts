import { app, type Session, type WebContents } from 'electron';

const LOCAL: ReadonlySet<string> = new Set(['app:', 'media:', 'blob:', 'data:', 'devtools:']);

/** Before `ready`: what Chromium does over the network by itself. */
export function turnOffBackgroundNetwork(): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-sync');
  commandLine.appendSwitch('disable-breakpad');
  commandLine.appendSwitch('no-pings');
  commandLine.appendSwitch('disable-quic');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Cancels every request that is not for the app's own schemes, and reports it: in a normal run there is none. */
export async function cutNetwork(session: Session, report: (line: string) => void): Promise<void> {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !LOCAL.has(protocolOf(details.url));
    if (cancel) report(`network: refused ${details.resourceType} ${details.url.slice(0, 200)}`);
    answer({ cancel });
  });
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('app://goldset/none/');
  session.on('will-download', (event, item) => {
    report(`network: refused download ${item.getURL().slice(0, 200)}`);
    event.preventDefault();
  });
  await session.setProxy({ mode: 'direct' });
}

/** WebRTC opens sockets without asking webRequest. */
export function cutWebRtc(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function protocolOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return '';
  }
}
