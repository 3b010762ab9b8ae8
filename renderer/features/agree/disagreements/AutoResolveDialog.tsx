import { Modal } from '@mantine/core';
import { ResolveRules } from '../../../components/resolve/ResolveRules';
import { useRead } from '../../../data/queries';
import { useClasses } from '../../../data/useClasses';
import { useResolve } from '../../../data/useResolve';
import { settling } from './settling';
import { useSettleView } from './settleView';

const close = () => useSettleView.setState({ resolveOpen: false });

/** Lets a rule settle what it can, so that people only look at the rest. */
export function AutoResolveDialog() {
  const opened = useSettleView((state) => state.resolveOpen);
  return (
    <Modal opened={opened} onClose={close} title="Resolve automatically" size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {opened && <Rules />}
    </Modal>
  );
}

function Rules() {
  const resolving = useResolve('dawid-skene');
  const { byUid } = useClasses();
  const readOnly = (useRead('project.get', {}).data?.readOnly ?? null) !== null;
  const onWritten = () => {
    close();
    void settling.open(settling.store.getState().filter);
  };
  return <ResolveRules resolving={resolving} classesByUid={byUid} readOnly={readOnly} onWritten={onWritten} />;
}
