<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/liquidacion.xsl"/>

  <xsl:variable name="c" select="/acto/cedulaConjunta"/>

  <xsl:template match="/acto" mode="titulo">Cédula de liquidación conjunta con el Infonavit</xsl:template>

  <!-- "julio y agosto de 2026" -->
  <xsl:template name="bimestre">
    <xsl:value-of select="normalize-space(substring($meses, number(substring($c/periodo, 6)) * 10 - 19, 10))"/>
    <xsl:text> y </xsl:text>
    <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$c/periodo"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es la liquidación de lo que no pagó por <xsl:call-template name="bimestre"/>: cuotas de retiro, cesantía y vejez (crédito <xsl:value-of select="$c/rcv/credito"/>) y aportaciones y descuentos al Infonavit (crédito <xsl:value-of select="$c/infonavit/credito"/>). La emiten juntos los dos institutos.</dd>
    <dt>¿Cuánto debo pagar?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($c/total)"/></span><xsl:if test="$c/total/@letra"><br/><xsl:value-of select="$c/total/@letra"/></xsl:if><br/>Cuotas: <xsl:value-of select="b:pesos($c/rcv/conceptos/@importe)"/>. Infonavit: <xsl:value-of select="b:pesos($c/infonavit/conceptos/@importe)"/>.</dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Quince días hábiles siguientes a aquel en que surta efectos la notificación. Línea de captura: <strong><xsl:value-of select="$c/pago/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Las deudas se vuelven exigibles, crecen y pueden cobrarse mediante el procedimiento administrativo de ejecución. Lo que no impugne a tiempo se entiende consentido.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template name="conceptos">
    <xsl:param name="parte"/>
    <xsl:param name="titulo"/>
    <div class="tabla" role="region" tabindex="0" aria-label="{$titulo}">
      <table class="w-4-2-2-2-2-2">
        <caption><xsl:value-of select="$titulo"/>, en pesos</caption>
        <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Base</th><th scope="col" class="num">Importe omitido</th><th scope="col" class="num">Actualización</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Importe</th></tr></thead>
        <tbody>
          <xsl:for-each select="$parte/conceptos/concepto">
            <tr>
              <th scope="row"><xsl:value-of select="."/></th>
              <xsl:choose><xsl:when test="@base"><td class="num"><xsl:value-of select="b:pesos(@base)"/></td></xsl:when><xsl:otherwise><td class="num">—</td></xsl:otherwise></xsl:choose>
              <td class="num"><xsl:value-of select="b:pesos(@cuota)"/></td><td class="num"><xsl:value-of select="b:pesos(@actualizacion)"/></td><td class="num"><xsl:value-of select="b:pesos(@recargos)"/></td><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot><tr><th scope="row">Subtotal</th><td class="num">—</td><td class="num"><xsl:value-of select="b:pesos($parte/conceptos/@cuota)"/></td><td class="num"><xsl:value-of select="b:pesos($parte/conceptos/@actualizacion)"/></td><td class="num"><xsl:value-of select="b:pesos($parte/conceptos/@recargos)"/></td><td class="num"><xsl:value-of select="b:pesos($parte/conceptos/@importe)"/></td></tr></tfoot>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Emisión conjunta</h2>
      <p>Esta cédula se emite y notifica conjuntamente por el Instituto Mexicano del Seguro Social y el Instituto del Fondo Nacional de la Vivienda para los Trabajadores, conforme al convenio de coordinación <xsl:value-of select="$c/convenio/@acuerdo"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/convenio/@fecha"/></xsl:call-template> (artículo 251, fracciones XIV y XXVI, de la Ley del Seguro Social).</p>
      <p>La parte de vivienda la emite <xsl:value-of select="$c/autoridadInfonavit/area"/>, por conducto de <xsl:value-of select="$c/autoridadInfonavit/funcionario"/>, <xsl:value-of select="$c/autoridadInfonavit/cargo"/>, con la competencia que le dan <xsl:call-template name="citas"><xsl:with-param name="citas" select="$c/autoridadInfonavit/competencia/cita"/></xsl:call-template>.</p>
    </section>
    <section>
      <h2>Resultandos</h2>
      <p><strong>Primero.</strong> <xsl:text> </xsl:text><xsl:value-of select="destinatario/nombre"/>, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template>, tuvo inscritos en <xsl:call-template name="bimestre"/> a los trabajadores que relaciona el anexo. Número de trabajadores: <xsl:value-of select="$c/trabajadores/@numero"/>.</p>
      <p><strong>Segundo.</strong> Lo correspondiente a ese bimestre fue exigible desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/exigibleDesde"/></xsl:call-template> y al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/calculadaAl"/></xsl:call-template> no existe pago registrado de los conceptos que se liquidan.</p>
    </section>
    <section>
      <h2>Considerandos</h2>
      <p><strong>Primero.</strong> El patrón que no cubre las cuotas en el plazo legal da lugar a que el Instituto las determine y fije en cantidad líquida (artículo 39 C de la Ley del Seguro Social); las de retiro se calculan sobre el salario base de cotización (artículo 168 de la misma ley).</p>
      <p><strong>Segundo.</strong> El patrón está obligado a aportar al Fondo Nacional de la Vivienda el cinco por ciento sobre el salario de sus trabajadores y a enterar los descuentos que amortizan sus créditos (artículo 29, fracciones II y III, de la Ley del Infonavit); esas obligaciones y su cobro tienen carácter fiscal (artículo 30 de la misma ley).</p>
      <p><strong>Tercero.</strong> La actualización y los recargos se calculan desde la exigibilidad hasta el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/calculadaAl"/></xsl:call-template>, con el factor <xsl:value-of select="$c/factorActualizacion"/> y la tasa acumulada de <xsl:value-of select="$c/tasaRecargos"/> % (artículo 40 A de la Ley del Seguro Social).</p>
      <xsl:call-template name="conceptos"><xsl:with-param name="parte" select="$c/rcv"/><xsl:with-param name="titulo" select="concat('Cuotas de retiro, cesantía y vejez, crédito ', $c/rcv/credito)"/></xsl:call-template>
      <xsl:call-template name="conceptos"><xsl:with-param name="parte" select="$c/infonavit"/><xsl:with-param name="titulo" select="concat('Aportaciones y descuentos de vivienda, crédito ', $c/infonavit/credito)"/></xsl:call-template>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <p><strong>Primero.</strong> El Instituto Mexicano del Seguro Social determina a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong> el crédito fiscal número <xsl:value-of select="$c/rcv/credito"/> por <strong><xsl:value-of select="b:pesos($c/rcv/conceptos/@importe)"/></strong>, por cuotas de retiro, cesantía en edad avanzada y vejez.</p>
      <p><strong>Segundo.</strong> El Instituto del Fondo Nacional de la Vivienda para los Trabajadores determina a su cargo el crédito fiscal número <xsl:value-of select="$c/infonavit/credito"/> por <strong><xsl:value-of select="b:pesos($c/infonavit/conceptos/@importe)"/></strong>, por aportaciones y descuentos de vivienda.</p>
      <p><strong>Tercero.</strong> Los dos créditos suman <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="$c/total"/></xsl:call-template> y se pagan dentro de los quince días hábiles siguientes a aquel en que surta efectos la notificación.</p>
      <p><strong>Cuarto.</strong> Cada crédito se impugna ante el instituto que lo determina, o ambos ante el Tribunal Federal de Justicia Administrativa, como dice el apartado «Medios de defensa».</p>
    </section>
    <xsl:call-template name="pago"><xsl:with-param name="pago" select="$c/pago"/><xsl:with-param name="total" select="$c/total"/></xsl:call-template>
  </xsl:template>

  <!-- Workers' data: confidential (LSS 22), never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <section class="page-break-before annex">
      <h2>Anexo: trabajadores</h2>
      <p class="muted">Información confidencial (artículo 22 de la Ley del Seguro Social).</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Trabajadores">
        <table class="w-3-5-1-3-3-3-3">
          <caption>Cuotas, aportaciones y descuentos por trabajador, en pesos</caption>
          <thead><tr><th scope="col">NSS</th><th scope="col">Nombre</th><th scope="col" class="num">Días</th><th scope="col" class="num">SBC</th><th scope="col" class="num">Retiro, cesantía y vejez</th><th scope="col" class="num">Aportación</th><th scope="col" class="num">Descuento</th></tr></thead>
          <tbody>
            <xsl:for-each select="$c/trabajadores/trabajador">
              <tr>
                <td><xsl:value-of select="@nss"/></td><th scope="row"><xsl:value-of select="@nombre"/></th><td class="num"><xsl:value-of select="@dias"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@sbc)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@rcv)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@aportacion)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@descuento)"/></td>
              </tr>
              <xsl:call-template name="subtotal"><xsl:with-param name="columnas" select="4"/><xsl:with-param name="importes" select="'rcv aportacion descuento'"/></xsl:call-template>
            </xsl:for-each>
          </tbody>
          <tfoot>
            <tr><th scope="row" colspan="4">Total de cuotas</th><td class="num"><xsl:value-of select="b:pesos($c/rcv/conceptos/@cuota)"/></td><td class="num">—</td><td class="num">—</td></tr>
            <tr><th scope="row" colspan="6">Total de aportaciones y descuentos</th><td class="num"><xsl:value-of select="b:pesos($c/infonavit/conceptos/@cuota)"/></td></tr>
          </tfoot>
        </table>
      </div>
    </section>
  </xsl:template>
</xsl:stylesheet>
