import { NativeSelect, Text } from '@mantine/core';
import type { Inspection } from '../../../shared/contract/importing';
import { Stale } from '../../components/Stale';
import { type ColumnRole, ROLE_NAME, rolesFor } from './columnRoles';
import classes from './Import.module.css';
import { changeRole, useImport } from './importStore';
import { probabilityOf } from './probabilityOf';

/** More columns than this are imported as guessed; drawing a select for each of a thousand would only be slow. */
const SHOWN_COLUMNS = 120;
const SHOWN_CHARACTERS = 160;

/** The first records, under what each column is. */
export function PreviewTable({ inspection }: { readonly inspection: Inspection }) {
  const { draft, modality, inspecting } = useImport();
  const options = rolesFor(draft.as, modality).map((role) => ({ value: role, label: role === 'rest' && draft.as !== 'items' ? 'Not imported' : ROLE_NAME[role] }));
  const columns = inspection.columns.slice(0, SHOWN_COLUMNS);
  // of a folder it is settled what is what
  const hasRoles = inspection.format !== 'folder';
  const hidden = inspection.columns.length - columns.length;
  const isProbability = (name: string, index: number) => probabilityOf(name, draft, index) !== null;
  const roleOf = (name: string, index: number) => (isProbability(name, index) ? 'predicted' : (draft.roles[index] ?? 'rest'));
  return (
    <>
      <Stale when={inspecting} className={classes.tableScroll} tabIndex={0} role="region" aria-label="First rows of the file">
        <table className={classes.table}>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} scope="col" data-role={roleOf(column.name, index)}>
                  <bdi className={classes.columnName} title={column.name}>
                    {column.name === '' ? `(column ${index + 1})` : column.name}
                  </bdi>
                  {isProbability(column.name, index) && <ProbabilityNote of={probabilityOf(column.name, draft, index) ?? ''} />}
                  {hasRoles && !isProbability(column.name, index) && (
                    <NativeSelect
                      aria-label={`Column ${column.name} is`}
                      data={options}
                      value={draft.roles[index] ?? 'rest'}
                      onChange={(event) => changeRole(index, event.currentTarget.value as ColumnRole)}
                      classNames={{ input: classes.roleSelect ?? '' }}
                    />
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspection.preview.map((record, row) => (
              <tr key={row}>
                {columns.map(({ name }, index) => (
                  <td key={index} dir="auto" data-role={roleOf(name, index)}>
                    <div className={classes.cell}>{shorten(record[index] ?? '')}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Stale>
      {hidden > 0 && (
        <Text size="sm" c="var(--gs-muted)">
          {hidden.toLocaleString('en')} more columns are not shown; they are imported as guessed.
        </Text>
      )}
    </>
  );
}

function ProbabilityNote({ of }: { readonly of: string }) {
  return (
    <Text size="sm" fw={400} truncate title={of}>
      {of === '' ? 'Probabilities of the classes' : <>Probability of <bdi>{of}</bdi></>}
    </Text>
  );
}

const shorten = (cell: string) => (cell.length > SHOWN_CHARACTERS ? `${cell.slice(0, SHOWN_CHARACTERS)}…` : cell);
