// Entering with the e.firma. The three things are opened in this page; password and key leave it for nowhere.
import { useRef, useState, type FormEvent } from 'react';
import { EfirmaError, type Part } from '../efirma/error';
import { Page } from '../parts/page';
import { Problems, type Problem } from '../parts/problems';
import { logIn, logOut, type Session } from '../session';
import { messagesOf } from '../texts';

const MAX_FILE = 64 * 1024;
const ids: Record<Part, string> = { certificate: 'cer', key: 'key', password: 'clave' };

interface Props {
  entered: (session: Session) => Promise<void>;
  notice: string;
}

function missing(certificate: File | undefined, key: File | undefined, password: string): Problem[] {
  const list: Problem[] = [];
  if (!certificate) list.push({ what: 'Falta el certificado.', remedy: 'Elija el archivo .cer de su e.firma.', field: ids.certificate });
  if (!key) list.push({ what: 'Falta la clave privada.', remedy: 'Elija el archivo .key de su e.firma.', field: ids.key });
  if (!password) list.push({ what: 'Falta la contraseña.', remedy: 'Escriba la contraseña de la clave privada.', field: ids.password });
  if ((certificate?.size ?? 0) > MAX_FILE) list.push({ what: 'El archivo del certificado es demasiado grande.', remedy: 'Elija el .cer.', field: ids.certificate });
  if ((key?.size ?? 0) > MAX_FILE) list.push({ what: 'El archivo de la clave es demasiado grande.', remedy: 'Elija el .key.', field: ids.key });
  return list;
}

const problemsOf = (error: unknown): Problem[] =>
  messagesOf(error).map((message) => ({ ...message, field: error instanceof EfirmaError ? ids[error.part] : undefined }));

export function Login({ entered, notice }: Props) {
  const certificate = useRef<HTMLInputElement>(null);
  const key = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [problems, setProblems] = useState<Problem[]>([]);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const cer = certificate.current?.files?.[0];
    const file = key.current?.files?.[0];
    const list = missing(cer, file, password.current?.value ?? '');
    setProblems(list);
    if (list.length || !cer || !file) return;
    setBusy(true);
    try {
      const session = await logIn({
        certificate: new Uint8Array(await cer.arrayBuffer()),
        key: new Uint8Array(await file.arrayBuffer()),
        password: password.current?.value ?? '',
      });
      if (session.staff) {
        logOut(session);
        setProblems([{ what: 'Esa e.firma es de personal del Instituto.', remedy: 'Esta página es para patrones; entre con la e.firma del patrón.' }]);
        return;
      }
      await entered(session);
    } catch (error) {
      setProblems(problemsOf(error));
    } finally {
      if (password.current) password.current.value = '';
      setBusy(false);
    }
  };

  const faulty = (id: string): { 'aria-invalid'?: true; 'aria-describedby': string } => ({
    ...(problems.some((problem) => problem.field === id) ? { 'aria-invalid': true as const } : {}),
    'aria-describedby': `${id}-ayuda`,
  });

  return (
    <Page title="Entrar con e.firma">
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      <Problems title="No se pudo entrar" list={problems} />
      <p>Para ver los actos que el IMSS le notifica y firmar su acuse de recibo.</p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <div className="field">
          <label htmlFor="cer">Certificado (.cer)</label>
          <p className="small" id="cer-ayuda">
            El archivo que termina en .cer.
          </p>
          <input id="cer" ref={certificate} type="file" accept=".cer" {...faulty('cer')} />
        </div>
        <div className="field">
          <label htmlFor="key">Clave privada (.key)</label>
          <p className="small" id="key-ayuda">
            El archivo que termina en .key.
          </p>
          <input id="key" ref={key} type="file" accept=".key" {...faulty('key')} />
        </div>
        <div className="field">
          <label htmlFor="clave">Contraseña de la clave privada</label>
          <p className="small" id="clave-ayuda">
            La que eligió al tramitar su e.firma; puede pegarla.
          </p>
          <input id="clave" ref={password} type="password" autoComplete="off" spellCheck={false} {...faulty('clave')} />
        </div>
        <button type="submit" className="main" aria-disabled={busy}>
          {busy ? 'Abriendo su e.firma…' : 'Entrar'}
        </button>
      </form>
      <section className="assurance">
        <h2>Su clave no sale de este equipo</h2>
        <p>
          La clave privada y la contraseña se usan sólo dentro de esta página, para firmar. Al Buzón llegan su certificado y sus firmas, nada más. Al
          salir, recargar o cerrar la página se olvidan.
        </p>
      </section>
    </Page>
  );
}
