// The express request to be notified of cédulas by electronic means (LSS 40), apart from the terms.
import { useState } from 'react';
import type { Declaration, Enrolment } from '../api/client';
import { instant } from '../dates';
import type { Session } from '../session';
import { SignDeclaration } from './declaration';
import { fieldIds, Inputs, instrument } from './people';

interface Props {
  state: Enrolment;
  owner: string;
  session: Session;
  failed: (error: unknown) => void;
  changed: (said: string) => void;
}

export function Cedulas({ state, owner, session, failed, changed }: Props) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [open, setOpen] = useState(false);
  if (state.cedulas) return <p>La hizo el {instant(state.cedulas)}. Las cédulas le llegan a este buzón.</p>;
  const powers = state.rfc.length === 12 || state.papel !== 'titular';
  const declaration: Declaration = { ...values, tipo: 'solicitud-cedulas' };
  return (
    <>
      <p>
        Las cédulas de liquidación, las multas y los capitales constitutivos se le notifican en persona, salvo que usted pida recibirlos aquí (LSS 40).
        Es opcional y va aparte de los términos y condiciones.
      </p>
      {!open ? (
        <p>
          <button type="button" onClick={() => setOpen(true)}>
            Pedir que las cédulas lleguen aquí
          </button>
        </p>
      ) : (
        <SignDeclaration
          title="Solicitar notificación electrónica de cédulas"
          button="Firmar la solicitud"
          declaration={declaration}
          owner={owner}
          session={session}
          failed={failed}
          fields={fieldIds}
          cancel={() => setOpen(false)}
          done={(certain) => changed(certain ? 'Quedó hecha la solicitud de cédulas.' : 'Revise si la solicitud quedó hecha.')}
        >
          {powers && <Inputs fields={instrument} read={(key, value) => setValues((before) => ({ ...before, [key]: value }))} />}
        </SignDeclaration>
      )}
    </>
  );
}
