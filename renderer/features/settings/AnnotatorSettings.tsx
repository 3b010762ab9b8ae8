import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnnotatorInfo } from '../../../shared/contract/definition';
import { showFailure } from '../../components/showFailure';
import { services } from '../../data/services';
import { useRead } from '../../data/queries';
import classes from './AnnotatorSettings.module.css';

const ROLES: readonly { readonly value: AnnotatorInfo['role']; readonly label: string }[] = [
  { value: 'annotator', label: 'Annotator' },
  { value: 'adjudicator', label: 'Adjudicator' },
];

/** Who labels in this project. Sources that came with an import are listed, and stay as they are. */
export function AnnotatorSettings() {
  const annotators = useRead('annotators.list', {});
  const [name, setName] = useState('');
  const add = async () => {
    try {
      await services.call('annotators.add', { name: name.trim(), role: 'annotator' });
      setName('');
    } catch (error) {
      showFailure('The annotator was not added', error);
    }
  };
  return (
    <>
      {annotators.data && annotators.data.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>Name</th>
              <th>Role</th>
              <th className={classes.number}>Labels</th>
            </tr>
          </thead>
          <tbody>
            {annotators.data.map((annotator) => (
              <AnnotatorRow key={`${annotator.id} ${annotator.name}`} annotator={annotator} />
            ))}
          </tbody>
        </table>
      )}
      <form
        className={classes.add}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void add();
        }}
      >
        <TextInput aria-label="Name of a new annotator" placeholder="Name of a new annotator" w={260} value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" variant="default" disabled={name.trim() === ''}>
          Add annotator
        </Button>
      </form>
    </>
  );
}

function AnnotatorRow({ annotator }: { readonly annotator: AnnotatorInfo }) {
  const [name, setName] = useState(annotator.name);
  const wanted = name.trim();
  const rename = async () => {
    if (wanted === annotator.name) return;
    if (wanted === '') return setName(annotator.name);
    try {
      await services.call('annotators.rename', { annotatorId: annotator.id, name: wanted });
    } catch (error) {
      setName(annotator.name);
      showFailure('The annotator was not renamed', error);
    }
  };
  const setRole = async (role: AnnotatorInfo['role']) => {
    try {
      await services.call('annotators.setRole', { annotatorId: annotator.id, role });
    } catch (error) {
      showFailure('The role was not changed', error);
    }
  };
  return (
    <tr>
      <td>
        {annotator.imported ? (
          <span className={classes.imported}>
            <bdi>{annotator.name}</bdi> <span className={classes.muted}>imported</span>
          </span>
        ) : (
          <TextInput
            aria-label={`Name of ${annotator.name}`}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.currentTarget.value)}
            onBlur={() => void rename()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
              if (event.key === 'Escape') setName(annotator.name);
            }}
          />
        )}
      </td>
      <td>{annotator.imported ? <span className={classes.muted}>–</span> : <Select aria-label={`Role of ${annotator.name}`} allowDeselect={false} value={annotator.role} data={ROLES.map((role) => ({ ...role }))} onChange={(value) => void setRole(ROLES.find((role) => role.value === value)?.value ?? 'annotator')} />}</td>
      <td className={classes.number}>{annotator.annotations.toLocaleString()}</td>
    </tr>
  );
}
