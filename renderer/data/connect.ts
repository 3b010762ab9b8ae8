import type { ShellMessage } from '../../shared/contract/shell';
import { applyJob, useJobs } from '../state/jobs';
import { useConnection } from '../state/connection';
import { invalidateTopics } from './queries';
import { services } from './services';

/** Takes the ports that the shell hands in, now and after every restart of a service. */
export function connectServices(): void {
  services.listen({
    onChanged: invalidateTopics,
    onJob: (job) => useJobs.setState((state) => applyJob(state, job)),
    onState: (state) => useConnection.setState(state),
  });
  onShellMessage((message, ports) => {
    switch (message.type) {
      case 'goldset-port': {
        if (message.holder !== 'page') return;
        const [port] = ports;
        if (port) services.setPort(message.service, port);
        useConnection.setState({ stopped: null });
        return;
      }
      case 'goldset-service':
        if (message.state === 'stopped') useConnection.setState({ stopped: message.message });
        return;
      case 'goldset-flush':
        void services.whenSaved().then(() => window.goldset.flushed({}));
    }
  });
  window.goldset.requestPorts();
}

/** What the shell tells this page; other messages to the window are ignored. */
export function onShellMessage(listener: (message: ShellMessage, ports: readonly MessagePort[]) => void): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source === window && isShellMessage(event.data)) listener(event.data, event.ports);
  });
}

function isShellMessage(data: unknown): data is ShellMessage {
  return typeof data === 'object' && data !== null && 'type' in data && typeof data.type === 'string' && data.type.startsWith('goldset-');
}
