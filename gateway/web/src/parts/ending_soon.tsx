// Two minutes before a session ends its holder is told and may go on with one press; the e.firma is not asked for again.
import { useEffect, useState } from 'react';
import { extend, type Session } from '../session';
import { messagesOf } from '../texts';
import { Problems, type Problem } from './problems';

const WARN_MS = 2 * 60_000;

interface Props {
  session: Session;
  extended: (session: Session) => void;
  ended: () => void;
}

export function EndingSoon({ session, extended, ended }: Props) {
  const [soon, setSoon] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  useEffect(() => {
    setSoon(false);
    const left = session.ends - Date.now();
    const timers = [setTimeout(() => setSoon(true), Math.max(0, left - WARN_MS)), setTimeout(ended, Math.max(0, left))];
    return () => timers.forEach(clearTimeout);
  }, [session.ends]);
  const goOn = (): void => {
    setProblems([]);
    extend(session).then(extended, (error: unknown) => setProblems(messagesOf(error)));
  };
  return (
    <div role="status" className="ending">
      {soon && (
        <p className="notice">
          <span>Su sesión termina en menos de dos minutos.</span>
          <button type="button" onClick={goOn}>
            Seguir en el buzón
          </button>
        </p>
      )}
      <Problems title="No se pudo seguir" list={problems} />
    </div>
  );
}
