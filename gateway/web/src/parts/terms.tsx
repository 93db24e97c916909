// The terms and conditions, to be read before they are signed.
import { useState } from 'react';
import { termsText, type Enrolment } from '../api/client';
import type { Session } from '../session';
import { messagesOf } from '../texts';
import { SignDeclaration } from './declaration';
import { useLoaded } from './load';
import { Waiting } from './page';
import { Problems } from './problems';

interface Props {
  state: Enrolment;
  owner: string;
  session: Session;
  failed: (error: unknown) => void;
  changed: (said: string) => void;
}

export function Terms({ state, owner, session, failed, changed }: Props) {
  const loaded = useLoaded(state.terminos.sha256, () => termsText(session.token), failed);
  const [read, setRead] = useState(false);
  if (loaded.state === 'waiting') return <Waiting what="Trayendo los términos y condiciones…" />;
  if (loaded.state === 'failed') return <Problems title="No se pudieron leer los términos" list={messagesOf(loaded.error)} />;
  return (
    <>
      <div className="terms" role="region" aria-label="Texto de los términos y condiciones" tabIndex={0}>
        {loaded.value
          .split(/\n\s*\n/)
          .map((paragraph) => paragraph.trim())
          .filter(Boolean)
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
      </div>
      <p className="check">
        <input id="leidos" type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
        <label htmlFor="leidos">Leí los términos y condiciones y los acepto.</label>
      </p>
      {read && (
        <SignDeclaration
          title="Firmar los términos y condiciones"
          button="Firmar los términos"
          declaration={{ tipo: 'terminos' }}
          owner={owner}
          session={session}
          failed={failed}
          done={(certain) => changed(certain ? 'Firmó los términos y condiciones.' : 'Revise si los términos quedaron firmados.')}
        >
          <p className="small">
            Versión {state.terminos.version}. Se firma la huella SHA-256 de este texto: <code>{state.terminos.sha256}</code>
          </p>
        </SignDeclaration>
      )}
    </>
  );
}
