// The words that stand for the API's codes, and for what can go wrong on this desk.
import { Refusal, Unreachable, type Finding, type MailboxState } from './api/client';
import { EfirmaError, type Reason } from './efirma/error';

export interface Message {
  what: string;
  remedy: string;
}

const efirma: Record<Reason, Message> = {
  'not-a-certificate': { what: 'El archivo del certificado no es un certificado.', remedy: 'Elija el archivo .cer de su e.firma, tal como lo entregó el SAT.' },
  'certificate-is-key': { what: 'En el lugar del certificado eligió la clave privada.', remedy: 'Elija aquí el archivo .cer y abajo el .key.' },
  'not-a-key': { what: 'El archivo de la clave privada no es una clave privada.', remedy: 'Elija el archivo .key de su e.firma, tal como lo entregó el SAT.' },
  'key-is-certificate': { what: 'En el lugar de la clave privada eligió un certificado.', remedy: 'Elija aquí el archivo .key y arriba el .cer.' },
  'key-unsupported': { what: 'La clave privada está cifrada de una forma que esta página no abre.', remedy: 'Use el archivo .key original de una e.firma vigente.' },
  password: { what: 'La contraseña no abre esa clave privada.', remedy: 'Escríbala otra vez; distingue mayúsculas de minúsculas. No se envió a ningún lado.' },
  mismatch: { what: 'El certificado y la clave privada no son de la misma e.firma.', remedy: 'Elija el .cer y el .key que se crearon juntos.' },
  expired: { what: 'El certificado de su e.firma ya venció.', remedy: 'Renueve su e.firma ante el SAT y use los archivos nuevos.' },
  'not-yet-valid': { what: 'El certificado de su e.firma todavía no está vigente.', remedy: 'Revise que sea el certificado que usa actualmente.' },
};

export const findingMessage = (finding: Finding): Message => ({
  what: finding.motivo,
  remedy: finding.remedio + (finding.fundamento ? ` (${finding.fundamento})` : ''),
});

export function messagesOf(error: unknown): Message[] {
  if (error instanceof EfirmaError) return [efirma[error.reason]];
  if (error instanceof Unreachable) {
    return [{ what: 'No hay comunicación con el Buzón IMSS.', remedy: 'Revise su conexión e intente de nuevo.' }];
  }
  if (error instanceof Refusal) {
    if (error.findings.length) return error.findings.map(findingMessage);
    return [{ what: `${error.message}.`, remedy: 'Intente de nuevo en unos minutos.' }];
  }
  return [{ what: 'La página tuvo una falla.', remedy: 'Vuelva a cargarla; nada quedó a medias.' }];
}

export const deadlineNames: Record<string, string> = {
  respuesta: 'Último día para responder',
  aclaracion: 'Último día para pedir aclaración',
  pago: 'Último día para pagar',
  inconformidad: 'Último día para la inconformidad',
  exigible: 'Exigible desde',
  juicio: 'Último día para la demanda (TFJA)',
};

export const movedNames: Record<string, string> = {
  notified: 'Notificación',
  effective: 'Surte efectos',
};

// What follows when a deadline passes unused.
export const ifNothing: Record<string, string> = {
  respuesta: 'Pasado ese día termina el plazo que fija el documento; al abrirlo verá qué puede pasar si no responde.',
  aclaracion: 'Pasado ese día ya no podrá pedir la aclaración; los demás plazos siguen corriendo.',
  pago: 'Pasado ese día el Instituto puede exigir el pago, con lo que la ley añade por pagar tarde (LSS 40 A, CFF 144).',
  inconformidad: 'Pasado ese día ya no podrá inconformarse ante el Instituto; le quedará la demanda, si todavía está en tiempo.',
  juicio: 'Pasado ese día ya no podrá demandar: lo que dice el documento queda firme.',
};

export const remedyHelp: Record<string, string> = {
  aclaracion: 'Para errores aritméticos o de datos, avisos que presentó antes o incapacidades; no suspende el pago de lo que acepta (LSS 39 D).',
  inconformidad: 'Es optativa: puede presentarla o ir directamente a juicio (LSS 294 y 295).',
  'inconformidad-infonavit': 'Para lo que corresponde al Infonavit.',
  juicio: 'Es una demanda de nulidad; la lleva un tribunal que no depende del Instituto.',
};

export const roleNames: Record<string, string> = {
  titular: 'Es suyo',
  representante: 'Usted lo representa',
  autorizado: 'Está autorizado para recibir sus notificaciones',
  contador: 'Ve su lista y sus plazos como contador',
};

export const stateNames: Record<MailboxState, string> = {
  pendientes: 'Lo que necesita de usted',
  sin_abrir: 'Sin abrir',
  con_plazo: 'Notificados con plazo por vencer',
  notificados: 'Todos los notificados',
  todos: 'Todos los documentos',
};

export const countNames: Record<string, string> = {
  notificacion: 'Hasta la notificación',
  efecto: 'Surte efectos al día hábil siguiente',
  plazos: 'Desde que surte efectos',
};

export const notifiedBy: Record<string, string> = {
  acuse: 'por el acuse que se firmó al abrirlo',
  dia4: 'por no abrirlo: cuarto día',
  estrados: 'por estrados: undécimo día',
};

export const papers: Record<string, { name: string; kind: string; extension: string }> = {
  acto_pdf: { name: 'El documento, firmado', kind: 'PDF', extension: 'pdf' },
  acto_html: { name: 'El documento para leer en pantalla', kind: 'HTML', extension: 'html' },
  acto_xml: { name: 'Los datos del documento, firmados', kind: 'XML', extension: 'xml' },
  acuse_pdf: { name: 'Acuse de recibo', kind: 'PDF', extension: 'pdf' },
  acuse_xml: { name: 'Acuse de recibo, con su firma', kind: 'XML', extension: 'xml' },
  constancia_pdf: { name: 'Constancia de notificación', kind: 'PDF', extension: 'pdf' },
  constancia_xml: { name: 'Constancia de notificación, firmada', kind: 'XML', extension: 'xml' },
  falla_pdf: { name: 'Constancia de una falla de la plataforma', kind: 'PDF', extension: 'pdf' },
  falla_xml: { name: 'Constancia de una falla, firmada', kind: 'XML', extension: 'xml' },
};

// What the Institute keeps and hands out to a court.
export const keptPapers: Record<string, string> = {
  smtp_transcript: 'Diálogo con el servidor de correo que aceptó el aviso',
  sms_transcript: 'Mensaje al móvil y respuesta del proveedor',
  aviso_mime: 'El aviso, tal como se envió',
  dsn: 'Respuesta del servidor de correo',
  sello_tiempo: 'Sello de tiempo',
};

export const size = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
