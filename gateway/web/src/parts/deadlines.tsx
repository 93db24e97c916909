// Every deadline: until when, for what, whose, by which article, and the days it was counted over. All of it comes from the service's
// term engine; nothing is counted here.
import type { Terms } from '../api/client';
import { distance, long, short } from '../dates';
import { countNames, deadlineNames, notifiedBy } from '../texts';

type Day = Terms['trace'][number];
type Deadline = Terms['deadlines'][number];

// The days up to the deadline before it was moved, in their counts.
function counted(terms: Terms, deadline: Deadline): [string, Day[]][] {
  const last = deadline.moved?.[0]?.date ?? deadline.date;
  const groups = new Map<string, Day[]>();
  for (const day of terms.trace) {
    if (day.date <= last) groups.set(day.count, [...(groups.get(day.count) ?? []), day]);
  }
  return [...groups];
}

const DayRow = ({ day }: { day: Day }) => (
  <li className={day.counts && day.day ? undefined : 'idle'}>
    <time dateTime={day.date}>{short(day.date)}</time> <span>{day.counts && day.day ? `día ${day.day}` : `no cuenta: ${day.why ?? ''}`}</span>
  </li>
);

// How day four is counted, of an act that is not opened yet.
export const DayFour = ({ terms }: { terms: Terms }) => (
  <details>
    <summary>
      Cómo se contó<span className="only-read">: el cuarto día</span>
    </summary>
    <ol className="days">
      {terms.trace
        .filter((day) => day.count === 'notificacion')
        .map((day) => (
          <DayRow key={day.date} day={day} />
        ))}
    </ol>
    <p className="small">Calendario {terms.calendar}.</p>
  </details>
);

function Derivation({ terms, deadline, name }: { terms: Terms; deadline: Deadline; name: string }) {
  return (
    <details>
      <summary>
        Cómo se contó<span className="only-read">: {name}</span>
      </summary>
      {counted(terms, deadline).map(([count, days]) => (
        <section key={count}>
          <h4>{countNames[count] ?? count}</h4>
          <ol className="days">
            {days.map((day) => (
              <DayRow key={day.date} day={day} />
            ))}
          </ol>
        </section>
      ))}
      {deadline.moved && (
        <section>
          <h4>Se recorre</h4>
          <ol className="days">
            {deadline.moved.map((day) => (
              <li key={day.date} className="idle">
                <time dateTime={day.date}>{short(day.date)}</time> <span>{day.why}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      <p className="small">Calendario {terms.calendar}.</p>
    </details>
  );
}

export function Deadlines({ terms, now }: { terms: Terms; now: Date }) {
  return (
    <>
      <dl className="facts">
        <div>
          <dt>Notificado</dt>
          <dd>
            <time dateTime={terms.notified.date}>{long(terms.notified.date)}</time>, {notifiedBy[terms.notified.by]}
          </dd>
        </div>
        <div>
          <dt>Surte efectos</dt>
          <dd>
            <time dateTime={terms.effective}>{long(terms.effective)}</time> (CFF 135)
          </dd>
        </div>
      </dl>
      {terms.deadlines.length === 0 && <p>Este documento no abre plazos para usted.</p>}
      <ol className="deadlines">
        {terms.deadlines.map((deadline) => {
          const name = deadlineNames[deadline.id] ?? deadline.id;
          return (
            <li key={deadline.id} data-deadline={deadline.id}>
              <h3>{name}</h3>
              <p>
                <strong>
                  <time dateTime={deadline.date}>{long(deadline.date)}</time>
                </strong>
                , {distance(deadline.date, now)}
              </p>
              <p className="small">
                {deadline.who === 'patron' ? 'Le corresponde a usted' : 'Le corresponde al Instituto'} · {deadline.rule}
              </p>
              <Derivation terms={terms} deadline={deadline} name={name} />
            </li>
          );
        })}
      </ol>
    </>
  );
}
