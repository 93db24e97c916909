// Anybody with a document in hand: is it genuine, and how does it stand. The QR of a document leads here with its folio and code.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Refusal, verifyFile, verifyFolio } from '../api/client';
import { Drop } from '../parts/drop';
import { Page, Waiting } from '../parts/page';
import { Problems, type Problem } from '../parts/problems';
import { VerdictBox, type Judged } from '../parts/verdict';
import { messagesOf, size } from '../texts';

const MAX_FILE = 20 * 1024 * 1024;

const tooMany = (error: unknown): Problem[] =>
  error instanceof Refusal && error.status === 429
    ? [{ what: 'Se hicieron muchas consultas desde su red.', remedy: 'Espere un minuto e intente de nuevo.' }]
    : messagesOf(error);

export function Verify() {
  const folio = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  const [judged, setJudged] = useState<Judged | null>(null);
  const [busy, setBusy] = useState('');
  const [problems, setProblems] = useState<Problem[]>([]);
  const turn = useRef(0);

  // Only the last thing that was asked is answered.
  const judge = async (what: string, ask: () => Promise<Judged>): Promise<void> => {
    const mine = ++turn.current;
    setProblems([]);
    setJudged(null);
    setBusy(what);
    try {
      const answer = await ask();
      if (mine === turn.current) setJudged(answer);
    } catch (error) {
      if (mine === turn.current) setProblems(tooMany(error));
    } finally {
      if (mine === turn.current) setBusy('');
    }
  };

  const askFolio = (number: string, control: string): Promise<void> =>
    judge('Busca el folio…', async () => ({
      kind: 'folio',
      asked: `Folio ${number}, código ${control}`,
      answer: await verifyFolio(number, control),
      at: new Date(),
    }));

  const askFile = (file: File): void => {
    turn.current++;
    const list: Problem[] = [];
    if (file.size > MAX_FILE) list.push({ what: `El archivo pesa ${size(file.size)} y el máximo es 20 MB.`, remedy: 'Suba solo el PDF o el XML del documento.', field: 'archivo' });
    if (file.size === 0) list.push({ what: 'El archivo está vacío.', remedy: 'Elija el PDF o el XML del documento.', field: 'archivo' });
    setProblems(list);
    if (list.length) {
      setJudged(null);
      setBusy('');
      return;
    }
    void judge('Verifica el archivo…', async () => ({ kind: 'document', asked: `Archivo ${file.name}`, answer: await verifyFile(file), at: new Date() }));
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const number = folio.current?.value.trim() ?? '';
    const control = code.current?.value.trim() ?? '';
    const list: Problem[] = [];
    if (!number) list.push({ what: 'Falta el folio.', remedy: 'Está al pie de cada página.', field: 'folio' });
    if (!control) list.push({ what: 'Falta el código.', remedy: 'Son ocho caracteres, junto al folio.', field: 'codigo' });
    if (list.length) {
      setJudged(null);
      setProblems(list);
      return;
    }
    void askFolio(number, control);
  };

  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const number = query.get('folio') ?? '';
    const control = query.get('c') ?? query.get('codigo') ?? '';
    if (folio.current) folio.current.value = number;
    if (code.current) code.current.value = control;
    if (number && control) void askFolio(number, control);
    // Once, with what the address says.
  }, []);

  const faulty = (id: string): { 'aria-invalid'?: true } => (problems.some((problem) => problem.field === id) ? { 'aria-invalid': true } : {});

  return (
    <Page title="Verificar un documento">
      <Problems title="No se pudo verificar" list={problems} />
      {busy && <Waiting what={busy} />}
      {judged && <VerdictBox judged={judged} />}
      <div className="unprinted">
        {!judged && <p className="lead">Compruebe si un documento es del Instituto y si fue cambiado. No necesita contraseña ni e.firma.</p>}
        <div className="ways">
          <section aria-labelledby="por-archivo">
            <h2 id="por-archivo">Con el archivo</h2>
            <p>La comprobación completa: firma, certificado, hora y contenido.</p>
            <Drop
              id="archivo"
              label="Documento, acuse o constancia"
              help="El PDF o el XML, de 20 MB o menos. También puede arrastrarlo aquí."
              accept=".pdf,.xml,application/pdf,application/xml,text/xml"
              invalid={problems.some((problem) => problem.field === 'archivo')}
              chosen={askFile}
            />
          </section>
          <section aria-labelledby="por-folio">
            <h2 id="por-folio">Con el folio</h2>
            <p>Si solo tiene el papel. Folio y código están al pie de cada página y en el aviso que llegó por correo.</p>
            <form onSubmit={submit} noValidate>
              <div className="field">
                <label htmlFor="folio">Folio</label>
                <input id="folio" ref={folio} autoComplete="off" autoCapitalize="characters" spellCheck={false} {...faulty('folio')} />
              </div>
              <div className="field">
                <label htmlFor="codigo">Código de verificación</label>
                <p className="small" id="codigo-ayuda">
                  Ocho letras y números.
                </p>
                <input id="codigo" ref={code} autoComplete="off" autoCapitalize="characters" spellCheck={false} aria-describedby="codigo-ayuda" {...faulty('codigo')} />
              </div>
              <button type="submit" className="main">
                Verificar folio
              </button>
            </form>
          </section>
        </div>
        <section className="assurance">
          <h2>Qué pasa con su archivo</h2>
          <p>Se examina en el momento y se olvida: no se guarda, no se registra y nadie lo ve. La respuesta no dice nada de la persona a quien va dirigido.</p>
        </section>
      </div>
    </Page>
  );
}
