import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AnnotatorInfo } from '../../../shared/contract/definition';
import classes from './PeopleEditor.module.css';

type Role = AnnotatorInfo['role'];
const ROLES: readonly { readonly value: Role; readonly label: string }[] = [
  { value: 'annotator', label: 'Annotator' },
  { value: 'adjudicator', label: 'Adjudicator' },
];

interface Props {
  readonly people: readonly AnnotatorInfo[];
  /** Each says whether it was done; a failure has been shown. */
  readonly onAdd: (name: string) => Promise<boolean>;
  readonly onRename: (annotatorId: number, name: string) => Promise<boolean>;
  readonly onSetRole: (annotatorId: number, role: Role) => Promise<boolean>;
}

/** Who labels in this project. Sources that came with an import are listed, and stay as they are. */
export function PeopleEditor({ people, onAdd, onRename, onSetRole }: Props) {
  const [name, setName] = useState('');
  const add = async () => {
    if (await onAdd(name.trim())) setName('');
  };
  return (
    <>
      {people.length > 0 && (
        <div className={classes.scroll} tabIndex={people.length > 8 ? 0 : undefined} role="region" aria-label="People">
          <table className={classes.table}>
            <thead>
              <tr>
                <th>Name</th>
                <th>Role</th>
                <th className={classes.number}>Labels</th>
              </tr>
            </thead>
            <tbody>
              {people.map((annotator) => (
                <PersonRow key={`${annotator.id} ${annotator.name}`} annotator={annotator} onRename={onRename} onSetRole={onSetRole} />
              ))}
            </tbody>
          </table>
        </div>
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

function PersonRow({ annotator, onRename, onSetRole }: { readonly annotator: AnnotatorInfo } & Pick<Props, 'onRename' | 'onSetRole'>) {
  const [name, setName] = useState(annotator.name);
  const wanted = name.trim();
  const rename = async () => {
    if (wanted === annotator.name) return;
    if (wanted === '' || !(await onRename(annotator.id, wanted))) setName(annotator.name);
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
      <td>
        {annotator.imported ? (
          <span className={classes.muted}>–</span>
        ) : (
          <Select aria-label={`Role of ${annotator.name}`} allowDeselect={false} value={annotator.role} data={ROLES.map((role) => ({ ...role }))} onChange={(value) => void onSetRole(annotator.id, ROLES.find((role) => role.value === value)?.value ?? 'annotator')} />
        )}
      </td>
      <td className={classes.number}>{annotator.annotations.toLocaleString()}</td>
    </tr>
  );
}
