// The addresses avisos go to: registering one, confirming it with the code that was sent there, asking for another, taking it out.
import { useRef, useState, type FormEvent } from 'react';
import { askForCode, confirmContact, dropContact, registerContact, type Contact, type Enrolment } from '../api/client';
import { instant } from '../dates';
import type { Session } from '../session';
import { messagesOf } from '../texts';
import { Problems, type Problem } from './problems';

interface Props {
  state: Enrolment;
  owner: string;
  session: Session;
  failed: (error: unknown) => void;
  changed: (said: string) => void;
  withdraw?: (contact: Contact) => void;
}

const names: Record<Contact['tipo'], string> = { correo: 'Correo electrónico', movil: 'Teléfono móvil' };

const onTheWay: Record<NonNullable<Contact['codigo']>, string> = {
  ninguno: 'No hay un código enviado; pida uno.',
  'en-camino': 'El código va en camino. Puede tardar un minuto.',
  enviado: 'Le enviamos un código de ocho dígitos. Si no llega, revise el correo no deseado.',
  'no-entregado': 'No se pudo entregar el código. Revise que la dirección sea correcta o pida otro código.',
};

function useDoing(failed: (error: unknown) => void, changed: (said: string) => void) {
  const [problems, setProblems] = useState<Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>, said: string, field?: string): Promise<void> => {
    if (busy) return;
    setProblems([]);
    setBusy(true);
    try {
      await work();
      changed(said);
    } catch (error) {
      failed(error);
      setProblems(messagesOf(error).map((message) => ({ ...message, field })));
    } finally {
      setBusy(false);
    }
  };
  return { problems, setProblems, busy, run };
}

function Pending({ contact, owner, session, failed, changed }: { contact: Contact } & Omit<Props, 'state' | 'withdraw'>) {
  const code = useRef<HTMLInputElement>(null);
  const { problems, setProblems, busy, run } = useDoing(failed, changed);
  const field = `codigo-${contact.id}`;
  const confirm = (event: FormEvent): void => {
    event.preventDefault();
    const value = code.current?.value.replace(/[\s-]/g, '') ?? '';
    if (!/^\d{8}$/.test(value)) {
      return setProblems([{ what: 'El código son ocho dígitos.', remedy: 'Cópielo del mensaje que recibió.', field }]);
    }
    void run(() => confirmContact(session.token, owner, contact.id, value), `Quedó confirmado: ${contact.direccion}.`, field);
  };
  return (
    <>
      <p className="small" id={`${field}-ayuda`}>
        {onTheWay[contact.codigo ?? 'ninguno']}
        {contact.vence && ` Confírmelo antes del ${instant(contact.vence)}; después queda sin efecto.`}
      </p>
      <Problems title="No se confirmó" list={problems} />
      <form onSubmit={confirm} noValidate>
        <div className="field">
          <label htmlFor={field}>Código para {contact.direccion}</label>
          <input
            id={field}
            ref={code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            className="code"
            aria-describedby={`${field}-ayuda`}
            aria-invalid={problems.length > 0 || undefined}
          />
        </div>
        <p className="actions">
          <button type="submit" className="main" aria-disabled={busy}>
            Confirmar
          </button>
          <button
            type="button"
            aria-disabled={busy}
            onClick={() => void run(() => askForCode(session.token, owner, contact.id), `Va en camino otro código a ${contact.direccion}.`)}
          >
            Enviar otro código<span className="only-read"> a {contact.direccion}</span>
          </button>
          {!contact.confirmado && (
            <button
              type="button"
              className="plain"
              aria-disabled={busy}
              onClick={() => void run(() => dropContact(session.token, owner, contact.id), `Se quitó ${contact.direccion}.`)}
            >
              Quitar<span className="only-read"> {contact.direccion}</span>
            </button>
          )}
        </p>
      </form>
    </>
  );
}

function Add({ kind, owner, session, failed, changed }: { kind: Contact['tipo'] } & Omit<Props, 'state' | 'withdraw'>) {
  const address = useRef<HTMLInputElement>(null);
  const { problems, busy, run } = useDoing(failed, changed);
  const field = `nuevo-${kind}`;
  const email = kind === 'correo';
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const value = address.current?.value.trim() ?? '';
    void run(
      async () => {
        await registerContact(session.token, owner, kind, value);
        if (address.current) address.current.value = '';
      },
      `Se registró ${value}. Escriba el código que le enviamos.`,
      field,
    );
  };
  return (
    <form onSubmit={add} noValidate>
      <Problems title="No se registró" list={problems} />
      <div className="field">
        <label htmlFor={field}>{email ? 'Agregar un correo electrónico' : 'Agregar su teléfono móvil'}</label>
        <p className="small" id={`${field}-ayuda`}>
          {email ? 'Hasta cinco. A cada uno llega cada aviso.' : 'Diez dígitos, uno solo.'}
        </p>
        <input
          id={field}
          ref={address}
          type={email ? 'email' : 'tel'}
          autoComplete={email ? 'email' : 'tel-national'}
          spellCheck={false}
          aria-describedby={`${field}-ayuda`}
          aria-invalid={problems.length > 0 || undefined}
        />
      </div>
      <p>
        <button type="submit" aria-disabled={busy}>
          {email ? 'Enviar código al correo' : 'Enviar código al móvil'}
        </button>
      </p>
    </form>
  );
}

export function ContactMeans({ state, withdraw, ...more }: Props) {
  const count = (kind: Contact['tipo']): number => state.medios.filter((one) => one.tipo === kind).length;
  return (
    <>
      {state.medios.length > 0 && (
        <ul className="cards">
          {state.medios.map((contact) => (
            <li key={contact.id} className={contact.confirmado && !contact.devuelto ? 'card' : 'card urgent'}>
              <h3>{contact.direccion}</h3>
              <p className={contact.confirmado && !contact.devuelto ? 'tag done' : 'tag'}>
                <span aria-hidden="true">{contact.confirmado && !contact.devuelto ? '✓' : '●'}</span>{' '}
                {!contact.confirmado ? 'Sin confirmar' : contact.devuelto ? (contact.tipo === 'correo' ? 'Un aviso fue devuelto' : 'Un mensaje no pudo enviarse') : 'Confirmado'}
                <span className="only-read">. {names[contact.tipo]}</span>
              </p>
              <p className="small">
                {names[contact.tipo]}, registrado el {instant(contact.registrado)}
              </p>
              {(!contact.confirmado || contact.devuelto) && <Pending contact={contact} {...more} />}
              {contact.confirmado && withdraw && (
                <p>
                  <button type="button" className="plain" onClick={() => withdraw(contact)}>
                    Dar de baja<span className="only-read"> {contact.direccion}</span>
                  </button>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {count('correo') < 5 && <Add kind="correo" {...more} />}
      {count('movil') < 1 &&
        (state.mensajes_a_movil ? (
          <Add kind="movil" {...more} />
        ) : (
          <p className="notice">Por ahora este servicio no puede enviar códigos a móviles. Vuelva más tarde; lo que ya hizo se conserva.</p>
        ))}
    </>
  );
}
