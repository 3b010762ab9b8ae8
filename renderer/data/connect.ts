import { applyJob, useJobs } from '../state/jobs';
import { useConnection } from '../state/connection';
import { invalidateTopics } from './queries';
import type { ServiceName } from './serviceClient';
import { services } from './services';

/** Takes the ports that the shell hands in, now and after every restart of a service. */
export function connectServices(): void {
  services.listen({
    onChanged: invalidateTopics,
    onJob: (job) => useJobs.setState((state) => applyJob(state, job)),
    onState: (state) => useConnection.setState(state),
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window || !isPortMessage(event.data)) return;
    const [port] = event.ports;
    if (port) services.setPort(event.data.service, port);
  });
  window.goldset.requestPorts();
}

function isPortMessage(data: unknown): data is { type: 'goldset-port'; service: ServiceName } {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'goldset-port';
}
