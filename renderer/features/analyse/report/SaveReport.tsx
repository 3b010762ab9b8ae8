import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileText } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { displayKeys, offerCommands } from '../../../commands/registry';
import { Keycap } from '../../../components/Keycap';
import { showFailure } from '../../../components/showFailure';
import { makeReport, type ReportRequest } from './makeReport';

const TITLE = 'Save the report';
const KINDS = [
  { kind: 'html', label: 'Web page', title: 'Save the report as a web page', keys: 'mod+p' },
  { kind: 'pdf', label: 'PDF', title: 'Save the report as PDF', keys: 'mod+shift+p' },
] as const;
type Kind = (typeof KINDS)[number]['kind'];

/** The figures on the screen as one file for others: what was found, how sure it is, and how it came to be. */
export function SaveReport(request: ReportRequest) {
  const [busy, setBusy] = useState(false);
  const save = async (kind: Kind) => {
    if (busy) return;
    setBusy(true);
    try {
      const html = await makeReport(request);
      const name = `${`Errors of ${request.run.name}`.replaceAll(/[^\p{L}\p{N} .-]+/gu, ' ').trim().slice(0, 100)}.${kind}`;
      const outcome = kind === 'pdf' ? await window.goldset.savePdf({ title: TITLE, name, html }) : await window.goldset.saveText({ title: TITLE, name, text: html });
      if (outcome.state === 'saved') notifications.show({ message: 'Report saved.', autoClose: 4_000 });
      if (outcome.state === 'failed') showFailure('The report was not saved', new Error(outcome.message));
    } catch (error) {
      showFailure('The report was not saved', error);
    }
    setBusy(false);
  };
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => offerCommands(KINDS.map(({ kind, title, keys }) => ({ id: `analyse.report.${kind}`, title, section: 'Analyse', keys, isAvailable: () => true, run: () => latest.current(kind) }))), []);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={busy} leftSection={<IconFileText size={15} aria-hidden />}>
          Report
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map(({ kind, label, keys }) => (
          <Menu.Item key={kind} rightSection={<Keycap keys={displayKeys(keys)} />} onClick={() => void save(kind)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
