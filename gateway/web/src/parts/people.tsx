// Who may enter besides the owner: letting somebody in and taking it back, each with a signed declaration.
import { useRef, useState, type FormEvent } from 'react';
import type { Declaration, Enrolment } from '../api/client';
import { centroDay, long } from '../dates';
import { serviceNow, type Session } from '../session';
import { SignDeclaration } from './declaration';
import { Fact, Facts } from './facts';

type Person = Enrolment['personas'][number];
type Role = 'representante' | 'autorizado' | 'contador';

export const roleNames: Record<Person['papel'], string> = {
  titular: 'Titular',
  representante: 'Representante legal',
  autorizado: 'Autorizado para recibir notificaciones',
  contador: 'Contador',
};
const may: Record<Role, string> = {
  representante: 'Hace todo lo que usted puede hacer aquí: abre documentos, firma declaraciones y autoriza a otros.',
  autorizado: 'Abre y lee documentos. Lo que abre cuenta como si lo abriera usted y empiezan sus plazos.',
  contador: 'Ve la lista, las fechas y los plazos. No abre ni lee documentos.',
};

interface Props {
  state: Enrolment;
  owner: string;
  session: Session;
  failed: (error: unknown) => void;
  changed: (said: string) => void;
}

interface Field {
  key: keyof Declaration;
  label: string;
  help?: string;
  type?: string;
  initial?: string;
}

const idOf = (key: string): string => `persona-${key}`;

export const instrument: Field[] = [
  { key: 'instrumento', label: 'Instrumento que acredita la representación', help: 'Por ejemplo: Escritura pública 1234, o carta poder.' },
  { key: 'fecha_instrumento', label: 'Fecha del instrumento', type: 'date' },
  { key: 'fedatario', label: 'Fedatario', help: 'Por ejemplo: Notario 5 de Puebla.' },
];

export const Inputs = ({ fields, read }: { fields: Field[]; read: (key: string, value: string) => void }) => (
  <>
    {fields.map(({ key, label, help, type, initial }) => (
      <div className="field" key={key}>
        <label htmlFor={idOf(key)}>{label}</label>
        {help && (
          <p className="small" id={`${idOf(key)}-ayuda`}>
            {help}
          </p>
        )}
        <input
          id={idOf(key)}
          type={type ?? 'text'}
          defaultValue={initial}
          maxLength={200}
          aria-describedby={help && `${idOf(key)}-ayuda`}
          onChange={(event) => read(key, event.target.value)}
        />
      </div>
    ))}
  </>
);

export const fieldIds: Record<string, string> = Object.fromEntries(
  ['persona_rfc', 'persona_nombre', 'papel', 'desde', 'hasta', 'instrumento', 'fecha_instrumento', 'fedatario'].map((key) => [key, idOf(key)]),
);

function Grant({ state, owner, session, failed, changed, close }: Props & { close: () => void }) {
  const today = centroDay(serviceNow(session));
  const [values, setValues] = useState<Record<string, string>>({ desde: today, papel: 'contador' });
  const read = (key: string, value: string): void => setValues((before) => ({ ...before, [key]: value }));
  const role = values.papel as Role;
  const powers = state.rfc.length === 12 && role === 'representante';
  const declaration: Declaration = { ...values, tipo: 'alta-persona' };
  for (const { key } of instrument) if (!powers) delete declaration[key];
  if (declaration.persona_rfc) declaration.persona_rfc = declaration.persona_rfc.trim().toUpperCase();
  if (declaration.persona_nombre) declaration.persona_nombre = declaration.persona_nombre.trim().replace(/\s+/g, ' ');
  return (
    <SignDeclaration
      title="Autorizar a una persona"
      button="Firmar y autorizar"
      declaration={declaration}
      owner={owner}
      session={session}
      failed={failed}
      fields={fieldIds}
      cancel={close}
      done={(certain) => (close(), changed(certain ? 'La persona ya puede entrar con su e.firma.' : 'Revise en la lista si la persona quedó autorizada.'))}
    >
      <Inputs
        fields={[
          { key: 'persona_rfc', label: 'RFC de la persona' },
          { key: 'persona_nombre', label: 'Nombre completo' },
        ]}
        read={read}
      />
      <fieldset id={idOf('papel')} tabIndex={-1}>
        <legend>Qué podrá hacer</legend>
        {(Object.keys(may) as Role[])
          .slice()
          .reverse()
          .map((one) => (
            <p className="check" key={one}>
              <input
                id={idOf(one)}
                type="radio"
                name="papel"
                checked={role === one}
                aria-describedby={`${idOf(one)}-ayuda`}
                onChange={() => read('papel', one)}
              />
              <label htmlFor={idOf(one)}>{roleNames[one]}</label>
              <span className="small" id={`${idOf(one)}-ayuda`}>
                {may[one]}
              </span>
            </p>
          ))}
      </fieldset>
      <Inputs
        fields={[
          { key: 'desde', label: 'Desde', type: 'date', initial: today },
          { key: 'hasta', label: 'Hasta (si lo deja vacío, hasta que lo revoque)', type: 'date' },
          ...(powers ? instrument : []),
        ]}
        read={read}
      />
    </SignDeclaration>
  );
}

export function People(props: Props) {
  const { state, owner, session, failed, changed } = props;
  const [open, setOpen] = useState<'grant' | Person | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(null);
    setTimeout(() => add.current?.focus());
  };
  const start = (event: FormEvent, what: 'grant' | Person): void => {
    event.preventDefault();
    setOpen(what);
  };
  return (
    <>
      {state.personas.length === 0 && <p>Nadie más. Solo entra el titular con su e.firma.</p>}
      <ul className="cards">
        {state.personas.map((person) => (
          <li className="card" key={person.rfc + person.desde}>
            <h3>{person.nombre || person.rfc}</h3>
            <Facts>
              <Fact name="RFC">{person.rfc}</Fact>
              <Fact name="Papel">{roleNames[person.papel]}</Fact>
              <Fact name="Vigencia">
                Desde el {long(person.desde)}
                {person.hasta ? ` hasta el ${long(person.hasta)}` : ', hasta que la revoque'}
              </Fact>
            </Facts>
            {open === person ? (
              <SignDeclaration
                title="Revocar la autorización"
                button="Firmar y revocar"
                declaration={{ tipo: 'baja-persona', persona_rfc: person.rfc, desde: person.desde }}
                owner={owner}
                session={session}
                failed={failed}
                cancel={close}
                level="h3"
                done={(certain) => (close(), changed(certain ? 'La autorización quedó revocada.' : 'Revise en la lista si quedó revocada.'))}
              >
                <p>Desde que firme, esta persona ya no puede entrar. Lo que hizo antes vale (CFF 19).</p>
              </SignDeclaration>
            ) : (
              <p>
                <button type="button" className="plain" onClick={(event) => start(event, person)}>
                  Revocar<span className="only-read"> a {person.nombre || person.rfc}</span>
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {open === 'grant' ? (
        <Grant {...props} close={close} />
      ) : (
        <p>
          <button type="button" ref={add} onClick={(event) => start(event, 'grant')}>
            Autorizar a una persona
          </button>
        </p>
      )}
    </>
  );
}
