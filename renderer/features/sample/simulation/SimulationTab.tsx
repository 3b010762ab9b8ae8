import { AnalysisProgress } from '../../../components/AnalysisProgress';
import { Problem } from '../../../components/Problem';
import { Stale } from '../../../components/Stale';
import { useSample } from '../../../state/sample';
import classes from '../Sample.module.css';
import { simulation } from './simulation';
import { isSameSimulation, toSimulationRequest } from './simulationRequest';
import { SimulationFields } from './SimulationFields';
import { SimulationResults } from './SimulationResults';

/** What each strategy would have done on the labels that are known: played through from few labels to the budget. */
export function SimulationTab() {
  const draft = useSample((state) => state.simulation);
  const { data, dataOf, error, running, isOutdated } = simulation.useState();
  const request = toSimulationRequest(draft);
  return (
    <div className={classes.sides}>
      <div className={classes.side}>
        <SimulationFields draft={draft} request={request} isRunning={running !== null} />
      </div>
      <div className={classes.side} tabIndex={0} role="region" aria-label="Result of the simulation">
        <div className={classes.panel}>
          {running && <AnalysisProgress running={running} describe={(phase) => (phase === '' ? 'Simulating' : `Simulating: ${phase}`)} name="Simulation" cancel={simulation.cancel} />}
          {error && <Problem title="The simulation gave no result">{error.message}</Problem>}
          {!data && !error && !running && (
            <p className={classes.hint}>
              A simulation hides the labels that are known and gives them back batch by batch, as each strategy asks for them. It shows how many labels each would have needed, and whether that beats chance on data like yours. It takes a few hundred labels, and minutes.
            </p>
          )}
          {data && dataOf && (
            <Stale when={running !== null} className={classes.field}>
              {!running && request !== null && !isSameSimulation(dataOf, request) && <p className={classes.look}>Simulated with other settings than those at the left.</p>}
              {!running && isOutdated && <p className={classes.look}>Labels or splits have changed since this was simulated.</p>}
              <SimulationResults result={data} request={dataOf} />
            </Stale>
          )}
        </div>
      </div>
    </div>
  );
}
