<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Resolución sobre la dación en pago</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es la respuesta del Instituto a su solicitud de pagar con bienes <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="resolucionDacion/adeudo/credito"/></xsl:call-template>: <strong><xsl:choose><xsl:when test="resolucionDacion/aceptacion">se acepta</xsl:when><xsl:otherwise>se niega</xsl:otherwise></xsl:choose></strong>.</dd>
    <xsl:choose>
      <xsl:when test="resolucionDacion/aceptacion">
        <dt>¿Cuánto se paga con los bienes?</dt>
        <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="resolucionDacion/aceptacion/total"/></xsl:call-template></dd>
        <dt>¿Cuánto queda por pagar?</dt>
        <dd><xsl:value-of select="b:pesos(resolucionDacion/saldo)"/><xsl:if test="resolucionDacion/saldo != '0.00'">, que sigue causando actualización y recargos</xsl:if>.</dd>
        <dt>¿Hasta cuándo?</dt>
        <dd>Tiene <xsl:value-of select="resolucionDacion/aceptacion/formalizacion/@dias"/> días hábiles para entregar los bienes y sus documentos, contados desde el siguiente a aquel en que surta efectos la notificación.</dd>
      </xsl:when>
      <xsl:otherwise>
        <dt>¿Cuánto debo pagar?</dt>
        <dd><span class="amount"><xsl:value-of select="b:pesos(resolucionDacion/saldo)"/></span><br/>Adeudo actualizado al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionDacion/adeudo/@actualizadoAl"/></xsl:call-template></dd>
        <dt>¿Hasta cuándo?</dt>
        <dd>Esta resolución no concede un plazo nuevo: corren los de cada crédito.</dd>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="resolucionDacion/aceptacion">Si no entrega los bienes en el plazo, la dación no se realiza, se debe el adeudo completo y el Instituto puede cobrarlo mediante el procedimiento administrativo de ejecución.</xsl:when>
        <xsl:otherwise>El adeudo sigue creciendo con actualización y recargos y el Instituto puede cobrarlo mediante el procedimiento administrativo de ejecución. Puede pagar en efectivo o pedir pagar a plazos.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resolución</h2>
      <h3>Resultandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Con folio <xsl:value-of select="resolucionDacion/solicitud/@folio"/>, presentado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionDacion/solicitud/@fecha"/></xsl:call-template>, se solicitó cubrir con bienes el adeudo siguiente.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="adeudo"><xsl:with-param name="adeudo" select="resolucionDacion/adeudo"/></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Los bienes ofrecidos se valuaron el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="resolucionDacion/avaluo/@fecha"/></xsl:call-template> por <xsl:value-of select="resolucionDacion/avaluo/@valuador"/> (<xsl:value-of select="resolucionDacion/avaluo/@registro"/>):</xsl:with-param></xsl:call-template>
      <xsl:call-template name="bienes"><xsl:with-param name="bienes" select="resolucionDacion/bienes/bien"/><xsl:with-param name="titulo" select="'Bienes ofrecidos en pago'"/><xsl:with-param name="valor" select="'Avalúo'"/><xsl:with-param name="suma" select="resolucionDacion/avaluo/@valor"/></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Los bienes <xsl:choose><xsl:when test="resolucionDacion/situacionBienes/@libresDeGravamen = 'si'">están libres de gravamen</xsl:when><xsl:otherwise>tienen gravamen</xsl:otherwise></xsl:choose>, según <xsl:value-of select="resolucionDacion/situacionBienes/@certificado"/>, y <xsl:if test="resolucionDacion/situacionBienes/@embargados = 'no'">no </xsl:if>están embargados.</xsl:with-param></xsl:call-template>
      <h3>Considerandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">El artículo 2095 del Código Civil Federal, aplicable conforme al artículo 9 de la Ley del Seguro Social, dispone que la obligación se extingue cuando el acreedor recibe en pago una cosa distinta de la debida. Recibirla depende de que el Instituto la acepte.</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="resolucionDacion/aceptacion"><xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Los bienes se reciben a lo sumo en su avalúo y su valor se aplica a los accesorios antes que al adeudo principal, en el orden que señala el artículo 20 del Código Fiscal de la Federación.</xsl:with-param></xsl:call-template></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La dación no se acepta por las razones siguientes.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="resolucionDacion/razones/parrafo"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <h3>Resolutivos</h3>
      <xsl:choose>
        <xsl:when test="resolucionDacion/aceptacion">
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se aceptan en pago los bienes de <strong><xsl:value-of select="destinatario/nombre"/></strong> que se describen, en <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="resolucionDacion/aceptacion/total"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Aplíquese ese valor a los créditos como sigue:</xsl:with-param></xsl:call-template>
          <div class="tabla" role="region" tabindex="0" aria-label="Aplicación del pago">
            <table class="w-3-2-2-2-3-3">
              <caption>Aplicación del pago, en pesos</caption>
              <thead><tr><th scope="col">Crédito</th><th scope="col" class="num">Gastos</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Multas</th><th scope="col" class="num">Principal actualizado</th><th scope="col" class="num">Abono</th></tr></thead>
              <tbody>
                <xsl:for-each select="resolucionDacion/aceptacion/aplicacion/abono">
                  <tr><th scope="row"><xsl:value-of select="@credito"/></th><td class="num"><xsl:value-of select="b:pesos(@gastos)"/></td><td class="num"><xsl:value-of select="b:pesos(@recargos)"/></td><td class="num"><xsl:value-of select="b:pesos(@multas)"/></td><td class="num"><xsl:value-of select="b:pesos(@principal)"/></td><td class="num"><xsl:value-of select="b:pesos(@total)"/></td></tr>
                </xsl:for-each>
              </tbody>
              <tfoot>
                <tr><th scope="row" colspan="5">Total que se paga con los bienes</th><td class="num"><xsl:value-of select="b:pesos(resolucionDacion/aceptacion/total)"/></td></tr>
                <tr><th scope="row" colspan="5">Saldo del adeudo</th><td class="num"><xsl:value-of select="b:pesos(resolucionDacion/saldo)"/></td></tr>
              </tfoot>
            </table>
          </div>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Dentro de los <xsl:value-of select="resolucionDacion/aceptacion/formalizacion/@dias"/> días hábiles siguientes a aquel en que surta efectos la notificación, el deudor debe:</xsl:with-param></xsl:call-template>
          <ol><xsl:for-each select="resolucionDacion/aceptacion/formalizacion/paso"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">Si el Instituto sufre la evicción de los bienes, renace la obligación y queda sin efecto la dación en pago (artículo 2096 del Código Civil Federal).</xsl:with-param></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se niega a <strong><xsl:value-of select="destinatario/nombre"/></strong> la dación en pago que solicitó.</xsl:with-param></xsl:call-template>
          <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">El adeudo subsiste por <xsl:value-of select="b:pesos(resolucionDacion/saldo)"/>, con los accesorios que se causen hasta su pago.</xsl:with-param></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>
</xsl:stylesheet>
