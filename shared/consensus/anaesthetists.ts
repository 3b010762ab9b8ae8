import { labelMatrixOf, type LabelMatrix, type LabelTriple } from '../agreement/labelMatrix';

/**
 * Dawid and Skene 1979, table 1 (doi:10.2307/2346806): 45 patients, 5 anaesthetists, of whom the first judged each patient three times; classes 1 to 4
 * are 0 to 3 here. As in dallascard/dawid_skene; R's package `rater` has 1122111 for patient 7. For tests.
 */
const PATIENTS =
  '1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 ' +
  '2212222 1111111 1111111 2322222 1111111 1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222';

const OBSERVERS = [0, 0, 0, 1, 2, 3, 4];

export function anaesthetists(seventh = '1222111'): LabelMatrix {
  const rows = PATIENTS.split(' ').map((row, patient) => (patient === 6 ? seventh : row));
  const triples = rows.flatMap((row, patient) => Array.from(row, (sign, at): LabelTriple => [patient, OBSERVERS[at]!, Number(sign) - 1]));
  return labelMatrixOf({ itemCount: rows.length, annotatorCount: 5, classCount: 4 }, triples);
}
