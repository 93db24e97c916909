// What happened to the mailbox, newest first, each with its acuse if somebody signed it.
import { useState } from 'react';
import { declarationAcuse, type Enrolment } from '../api/client';
import { instant } from '../dates';
import { save } from '../save';
import type { Session } from '../session';
import { messagesOf } from '../texts';
import { roleNames } from './people';
import { Problems, type Problem } from './problems';

type Happening = Enrolment['historia'][number];

export function sentenceOf({ suceso, datos }: Pick<Happening, 'suceso' | 'datos'>): string {
  const address = datos.direccion ?? '';
  const person = datos.persona_nombre || datos.persona_rfc || '';
  const role = roleNames[datos.papel as keyof typeof roleNames] ?? '';
  switch (suceso) {
    case 'contact_added':
      return `Se registró ${address}.`;
    case 'contact_confirmed':
      return `Se confirmó ${address}.`;
    case 'contact_lapsed':
      return `${address} quedó sin efecto: no se confirmó en 72 horas.`;
    case 'contact_dropped':
      return `Se quitó ${address}, que no estaba confirmado.`;
    case 'contact_withdrawn':
      return `Se dio de baja ${address}.`;
    case 'terms_signed':
      return `Se firmaron los términos y condiciones, versión ${datos.version ?? ''}.`;
    case 'cedulas_requested':
      return 'Se solicitó recibir cédulas por medio electrónico (LSS 40).';
    case 'person_granted':
      return `Se autorizó a ${person}: ${role}.`;
    case 'person_revoked':
      return `Se revocó la autorización de ${person}: ${role}.`;
    case 'enabled':
      return 'El buzón quedó habilitado.';
  }
}

interface Props {
  state: Enrolment;
  owner: string;
  session: Session;
  failed: (error: unknown) => void;
}

export function Happenings({ state, owner, session, failed }: Props) {
  const [problems, setProblems] = useState<Problem[]>([]);
  const download = async (id: number, form: 'pdf' | 'xml'): Promise<void> => {
    setProblems([]);
    try {
      save(await declarationAcuse(session.token, owner, id, form), `acuse-${id}.${form}`);
    } catch (error) {
      failed(error);
      setProblems(messagesOf(error));
    }
  };
  if (!state.historia.length) return <p>Nada todavía.</p>;
  return (
    <>
      <Problems title="No se pudo descargar" list={problems} />
      <ol className="timeline">
        {state.historia.map((one) => (
          <li key={one.id}>
            <time dateTime={one.ocurrido}>{instant(one.ocurrido)}</time>
            <span>
              {sentenceOf(one)} {one.quien !== 'buzon' && <span className="small">Por {one.quien}.</span>}{' '}
              {one.acuse && (
                <>
                  <button type="button" className="plain" onClick={() => void download(one.id, 'pdf')}>
                    Acuse en PDF<span className="only-read">: {sentenceOf(one)}</span>
                  </button>{' '}
                  <button type="button" className="plain" onClick={() => void download(one.id, 'xml')}>
                    Acuse en XML<span className="only-read">: {sentenceOf(one)}</span>
                  </button>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
