// What happened to an act, in order.
import type { Act } from '../api/client';
import { instant } from '../dates';

export function Timeline({ events }: { events: Act['historia'] }) {
  return (
    <ol className="timeline">
      {events.map((event, place) => (
        <li key={place}>
          <time dateTime={event.ocurrido}>{instant(event.ocurrido)}</time>
          <span>{event.texto}</span>
        </li>
      ))}
    </ol>
  );
}
