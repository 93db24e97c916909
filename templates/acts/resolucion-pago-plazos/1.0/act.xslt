<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/plan-pagos.xsl"/>

  <xsl:variable name="r" select="/acto/pagoPlazos"/>

  <xsl:template match="/acto" mode="titulo">Resolución de la solicitud de pago a plazos</xsl:template>

  <xsl:template match="/acto" mode="encabezado-resumen">
    <xsl:text>Lo que debe saber: </xsl:text>
    <xsl:choose>
      <xsl:when test="$r/sentido = 'autorizada'">se autoriza pagar a plazos</xsl:when>
      <xsl:when test="$r/sentido = 'negada'">no se autoriza pagar a plazos</xsl:when>
      <xsl:otherwise>los plazos quedan sin efecto</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es la respuesta del Instituto a su solicitud <xsl:value-of select="$r/solicitud/@folio"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$r/solicitud/@fecha"/></xsl:call-template>:
      <xsl:choose>
        <xsl:when test="$r/sentido = 'autorizada'">puede pagar su adeudo en <xsl:call-template name="modalidad"><xsl:with-param name="modalidad" select="$r/plan/@modalidad"/><xsl:with-param name="meses" select="$r/plan/@meses"/></xsl:call-template>.</xsl:when>
        <xsl:when test="$r/sentido = 'negada'">no se autoriza pagar a plazos.</xsl:when>
        <xsl:otherwise>la autorización que se le había dado queda sin efecto.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($r/total)"/></span><xsl:if test="$r/total/@letra"><br/><xsl:value-of select="$r/total/@letra"/></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <xsl:choose>
      <xsl:when test="$r/sentido = 'autorizada'">
        <dd>Primer vencimiento: <strong><xsl:call-template name="fecha"><xsl:with-param name="dia" select="$r/plan/parcialidad[1]/@vence"/></xsl:call-template></strong>, <xsl:value-of select="b:pesos($r/plan/parcialidad[1]/@importe)"/>. Los demás están en el calendario de pagos.</dd>
        <dd>Además, tiene <xsl:value-of select="$r/garantia/@dias"/> días hábiles, contados desde el siguiente a la notificación, para constituir la garantía.</dd>
      </xsl:when>
      <xsl:when test="$r/sentido = 'negada'"><dd>Los plazos de cada crédito siguen corriendo como si no hubiera pedido pagar a plazos.</dd></xsl:when>
      <xsl:otherwise><dd>El saldo es exigible de inmediato.</dd></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <xsl:choose>
      <xsl:when test="$r/sentido = 'autorizada'"><dd>Si no constituye la garantía o deja de pagar, la autorización queda sin efecto y el Instituto puede cobrar el saldo mediante el procedimiento administrativo de ejecución o hacer efectiva la garantía.</dd></xsl:when>
      <xsl:when test="$r/sentido = 'negada'"><dd>El adeudo crece con actualización y recargos y puede cobrarse mediante el procedimiento administrativo de ejecución. Puede pagarlo en una sola exhibición en cualquier momento.</dd></xsl:when>
      <xsl:otherwise><dd>El Instituto cobra el saldo mediante el procedimiento administrativo de ejecución o hace efectiva la garantía. Por una sola vez puede pedir que se rehabilite la autorización si paga lo vencido y sus recargos (artículo 139 del Reglamento).</dd></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Antecedentes</h2>
      <ol>
        <li>Con el folio <xsl:value-of select="$r/solicitud/@folio"/>, el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$r/solicitud/@fecha"/></xsl:call-template>, <xsl:value-of select="destinatario/nombre"/> solicitó pagar en <xsl:call-template name="modalidad"><xsl:with-param name="modalidad" select="$r/solicitud/@modalidad"/><xsl:with-param name="meses" select="$r/solicitud/@meses"/></xsl:call-template> los créditos fiscales a su cargo.</li>
        <xsl:if test="$r/solicitud/@autorizacionPrevia = 'si'"><li>El caso requiere autorización previa del Instituto conforme al artículo 134 del Reglamento.</li></xsl:if>
        <xsl:if test="$r/revocacion"><li>Por oficio <xsl:value-of select="$r/revocacion/@oficio"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$r/revocacion/@fecha"/></xsl:call-template>, el Instituto autorizó los plazos solicitados por un saldo de <xsl:value-of select="b:pesos($r/revocacion/@saldoAutorizado)"/>.</li></xsl:if>
        <li>Los créditos que comprende son los siguientes:</li>
      </ol>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="$r/creditos"/></xsl:call-template>
    </section>
    <section>
      <h2>Consideraciones</h2>
      <xsl:choose>
        <xsl:when test="$r/sentido = 'autorizada'">
          <p>La solicitud comprende la totalidad de los créditos, se acompañó del pago inicial y el plazo no excede de cuarenta y ocho meses, como lo piden el artículo 40 C de la Ley del Seguro Social y el artículo 133 de su Reglamento.</p>
          <xsl:call-template name="base-plan"><xsl:with-param name="plan" select="$r/plan"/></xsl:call-template>
        </xsl:when>
        <xsl:when test="$r/sentido = 'negada'">
          <p>No procede autorizar los plazos porque
            <xsl:choose>
              <xsl:when test="$r/negativa/@causa = 'sin-pago-inicial'">no se acreditó el pago inicial.</xsl:when>
              <xsl:when test="$r/negativa/@causa = 'no-comprende-todos-los-creditos'">la solicitud no comprende todos los créditos a cargo del patrón.</xsl:when>
              <xsl:when test="$r/negativa/@causa = 'documentos-incompletos'">no se acompañaron los documentos que el Reglamento exige.</xsl:when>
              <xsl:when test="$r/negativa/@causa = 'incumplimiento-previo'">el patrón incumplió una autorización en los seis meses previos.</xsl:when>
              <xsl:when test="$r/negativa/@causa = 'fianza-en-efectividad'">los créditos están garantizados con fianza en trámite de efectividad.</xsl:when>
              <xsl:when test="$r/negativa/@causa = 'resolucion-firme'">existe resolución firme favorable al Instituto.</xsl:when>
              <xsl:otherwise>el adeudo comprende cuotas retenidas a los trabajadores que no se han pagado.</xsl:otherwise>
            </xsl:choose>
          </p>
          <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="$r/negativa/razones/parrafo"/></xsl:call-template>
          <p>Lo anterior, con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="$r/negativa/fundamento/cita"/></xsl:call-template>.</p>
        </xsl:when>
        <xsl:otherwise>
          <p>Conforme al artículo 138, fracción <xsl:value-of select="$r/revocacion/@fraccion"/>, <xsl:call-template name="ley"><xsl:with-param name="clave" select="'RACERF'"/></xsl:call-template>, es causa para dejar sin efecto la autorización <xsl:call-template name="causal-138"><xsl:with-param name="fraccion" select="$r/revocacion/@fraccion"/></xsl:call-template>. Los hechos son los siguientes:</p>
          <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="$r/revocacion/hechos/parrafo"/></xsl:call-template>
          <xsl:if test="$r/revocacion/impaga">
            <div class="tabla" role="region" tabindex="0" aria-label="Parcialidades sin pagar">
              <table class="w-1-3-2">
                <caption>Parcialidades vencidas y sin pagar, en pesos</caption>
                <thead><tr><th scope="col">Núm.</th><th scope="col">Venció</th><th scope="col" class="num">Importe</th></tr></thead>
                <tbody><xsl:for-each select="$r/revocacion/impaga"><tr><th scope="row"><xsl:value-of select="@numero"/></th><td><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@vencio"/></xsl:call-template></td><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td></tr></xsl:for-each></tbody>
              </table>
            </div>
          </xsl:if>
          <p>Del saldo autorizado de <xsl:value-of select="b:pesos($r/revocacion/@saldoAutorizado)"/> se han pagado <xsl:value-of select="b:pesos($r/revocacion/@pagado)"/>; queda un saldo insoluto de <xsl:value-of select="b:pesos($r/total)"/>.</p>
        </xsl:otherwise>
      </xsl:choose>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <ol>
        <xsl:choose>
          <xsl:when test="$r/sentido = 'autorizada'">
            <li>Se autoriza a <strong><xsl:value-of select="destinatario/nombre"/></strong> a pagar el saldo de <xsl:value-of select="b:pesos($r/plan/@saldo)"/> en <xsl:call-template name="modalidad"><xsl:with-param name="modalidad" select="$r/plan/@modalidad"/><xsl:with-param name="meses" select="$r/plan/@meses"/></xsl:call-template>, que con los recargos por prórroga suman <strong><xsl:value-of select="b:pesos($r/total)"/></strong><xsl:if test="$r/total/@letra"> (<xsl:value-of select="$r/total/@letra"/>)</xsl:if>, conforme al calendario siguiente.</li>
            <li>El patrón garantizará el interés fiscal dentro de los <xsl:value-of select="$r/garantia/@dias"/> días hábiles siguientes a la notificación, por un importe de <xsl:value-of select="b:pesos($r/garantia/@cubre)"/>. Forma ofrecida: <xsl:value-of select="$r/garantia/@forma"/>.</li>
            <li>Realizado el pago inicial y garantizado el interés fiscal se suspende el procedimiento administrativo de ejecución respecto de los créditos autorizados (artículo 143 del Reglamento).</li>
            <li>La autorización queda sin efecto por cualquiera de las causas del artículo 138 del Reglamento: <xsl:call-template name="causal-138"><xsl:with-param name="fraccion" select="'I'"/></xsl:call-template>; <xsl:call-template name="causal-138"><xsl:with-param name="fraccion" select="'II'"/></xsl:call-template>; <xsl:call-template name="causal-138"><xsl:with-param name="fraccion" select="'III'"/></xsl:call-template>; <xsl:call-template name="causal-138"><xsl:with-param name="fraccion" select="'IV'"/></xsl:call-template>; o <xsl:call-template name="causal-138"><xsl:with-param name="fraccion" select="'V'"/></xsl:call-template>.</li>
          </xsl:when>
          <xsl:when test="$r/sentido = 'negada'">
            <li>Se niega a <strong><xsl:value-of select="destinatario/nombre"/></strong> el pago a plazos que solicitó con el folio <xsl:value-of select="$r/solicitud/@folio"/>.</li>
            <li>El adeudo de <strong><xsl:value-of select="b:pesos($r/total)"/></strong><xsl:if test="$r/total/@letra"> (<xsl:value-of select="$r/total/@letra"/>)</xsl:if> debe pagarse en una sola exhibición, con la actualización y los recargos que se causen.</li>
            <li>Los pagos que el patrón haya hecho con su solicitud se aplican al adeudo.</li>
          </xsl:when>
          <xsl:otherwise>
            <li>Se deja sin efecto la autorización contenida en el oficio <xsl:value-of select="$r/revocacion/@oficio"/>.</li>
            <li>Es exigible a <strong><xsl:value-of select="destinatario/nombre"/></strong> el saldo insoluto de <strong><xsl:value-of select="b:pesos($r/total)"/></strong><xsl:if test="$r/total/@letra"> (<xsl:value-of select="$r/total/@letra"/>)</xsl:if>, mediante el procedimiento administrativo de ejecución o haciendo efectiva la garantía.</li>
            <xsl:if test="$r/revocacion/@fraccion = 'II'"><li>El Instituto hará valer su preferencia ante el conciliador o el juez de la causa (artículo 288 de la Ley del Seguro Social).</li></xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </ol>
      <xsl:if test="$r/plan"><xsl:call-template name="calendario"><xsl:with-param name="plan" select="$r/plan"/></xsl:call-template></xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
