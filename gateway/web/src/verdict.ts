// What a verification says, as a person reads it: the verdict, then what it means for who holds the paper.
import type { FolioVerdict, Verdict } from './api/client';
import { long } from './dates';

export type Tone = 'good' | 'doubt' | 'bad';

export interface Reading {
  tone: Tone;
  title: string;
  means: string[];
}

const STANDING = {
  pendiente: 'Todavía no está notificado: el plazo para responder aún no corre.',
  notificado: 'Ya está notificado: los plazos que da el documento ya corren.',
  banco: 'Es una orden dirigida a un banco; no se notifica por esta vía.',
} as const;

function standing(answer: { situacion?: keyof typeof STANDING; emitido?: string; notificado?: string }): string[] {
  const lines: string[] = [];
  if (answer.emitido) lines.push(`Se emitió el ${long(answer.emitido)}.`);
  if (answer.situacion) lines.push(STANDING[answer.situacion]);
  if (answer.notificado) lines.push(`Se notificó el ${long(answer.notificado)}.`);
  return lines;
}

const DOCUMENT: Record<Verdict['resultado'], { tone: Tone; title: string; means: string }> = {
  autentico: { tone: 'good', title: 'Es auténtico', means: 'Lo firmó el Instituto y no ha cambiado desde entonces.' },
  ensayo: {
    tone: 'doubt',
    title: 'Es un documento de ensayo: sin efectos legales',
    means: 'Se hizo en una prueba del sistema. La firma es buena, pero el documento no obliga a nada: no pague ni conteste por él.',
  },
  ajeno: {
    tone: 'bad',
    title: 'No es del Instituto',
    means: 'No lleva una firma del Instituto. Todo documento suyo la lleva: si alguien se lo entregó como del IMSS, no pague ni dé datos, y repórtelo.',
  },
  alterado: { tone: 'bad', title: 'Está alterado', means: 'No es lo que se firmó: alguien cambió el archivo, o se dañó. Pida de nuevo el original.' },
  sin_validez: { tone: 'bad', title: 'La firma no vale', means: 'El contenido no cambió, pero la firma no es válida. Abajo se dice por qué.' },
  no_se_sabe: {
    tone: 'doubt',
    title: 'No se puede saber',
    means: 'El archivo no se puede leer como documento firmado. Suba el PDF o el XML tal como lo descargó; una foto, un escaneo o una impresión no llevan la firma.',
  },
};

export function ofDocument(answer: Verdict): Reading {
  const { tone, title, means } = DOCUMENT[answer.resultado];
  const doubt = tone === 'good' && answer.comprobaciones.some((link) => link.resultado === 'duda');
  const more = answer.resultado === 'autentico' ? standing(answer) : [];
  return { tone, title, means: [means, ...(doubt ? ['Hay puntos que no se pudieron comprobar del todo: se señalan abajo.'] : []), ...more] };
}

export function ofFolio(answer: FolioVerdict): Reading {
  if (answer.ensayo) {
    return {
      tone: 'doubt',
      title: 'Es un documento de ensayo: sin efectos legales',
      means: ['El folio y el código coinciden, pero son de una prueba del sistema. No obliga a nada: no pague ni conteste por él.'],
    };
  }
  if (!answer.autentico) {
    return {
      tone: 'bad',
      title: 'No coincide',
      means: ['No hay un documento con ese folio y ese código juntos. Revise que los copió bien; si el papel los muestra así, no es auténtico.'],
    };
  }
  return {
    tone: 'good',
    title: answer.situacion === 'notificado' ? 'Auténtico, ya notificado' : answer.situacion === 'banco' ? 'Auténtico' : 'Auténtico, pendiente de notificar',
    means: [...standing(answer), 'Esto dice que el folio y el código existen. Para saber si el papel que tiene fue cambiado, suba el archivo.'],
  };
}

export const LINK_WORDS: Record<Verdict['comprobaciones'][number]['resultado'], string> = {
  bien: 'Bien',
  duda: 'Sin comprobar del todo',
  mal: 'Mal',
  sin_examinar: 'No se llegó a examinar',
};
