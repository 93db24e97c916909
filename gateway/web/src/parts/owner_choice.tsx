// Whose mailbox is arranged, for who represents somebody; nothing for everybody else.
import { boxes } from '../api/client';
import type { Session } from '../session';
import { useLoaded } from './load';

interface Props {
  owner: string;
  session: Session;
  chosen: (rfc: string) => void;
}

export function OwnerChoice({ owner, session, chosen }: Props) {
  const loaded = useLoaded(session.rfc, () => boxes(session.token), () => {});
  const own = loaded.state === 'ready' ? loaded.value.filter((box) => box.papel === 'titular' || box.papel === 'representante') : [];
  if (own.every((box) => box.rfc === session.rfc)) return null;
  const all = own.some((box) => box.rfc === session.rfc) ? own : [{ rfc: session.rfc, nombre: session.name }, ...own];
  return (
    <div className="field">
      <label htmlFor="buzon-de">Buzón de</label>
      <select id="buzon-de" value={owner} onChange={(event) => chosen(event.target.value)}>
        {all.map((box) => (
          <option key={box.rfc} value={box.rfc}>
            {box.nombre} ({box.rfc})
          </option>
        ))}
      </select>
    </div>
  );
}
