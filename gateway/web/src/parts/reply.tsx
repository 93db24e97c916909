// What the document asks to be answered: until when, how, and what it says follows if nothing is done. All of it is in its sealed data.
import type { Reply } from '../api/client';
import { distance, long } from '../dates';
import { Fact, Facts } from './facts';

export const ReplyPart = ({ reply, now }: { reply: Reply; now: Date }) => (
  <Facts>
    <Fact name="Responda a más tardar">
      <strong>
        <time dateTime={reply.hasta}>{long(reply.hasta)}</time>
      </strong>
      , {distance(reply.hasta, now)}: {reply.dias} días hábiles desde que surte efectos
    </Fact>
    {reply.forma && <Fact name="Cómo">{reply.forma}</Fact>}
    <Fact name="Si no responde">
      {reply.apercibimiento ?? 'Termina el plazo que fija el documento; el documento no dice qué sigue.'}
      {reply.fundamento.length > 0 && <span className="small"> {reply.fundamento.join(', ')}.</span>}
    </Fact>
  </Facts>
);
