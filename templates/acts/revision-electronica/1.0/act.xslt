<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Resolución provisional de revisión electrónica</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una resolución provisional: con la información que tiene, el Instituto encontró posibles diferencias en sus cuotas de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="revisionElectronica/periodoRevisado"/></xsl:call-template>. Todavía no determina un adeudo.</dd>
    <dt>¿Cuánto es la preliquidación?</dt>
    <dd><xsl:call-template name="cantidad-grande"><xsl:with-param name="importe" select="revisionElectronica/preliquidacion/total"/></xsl:call-template></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:value-of select="revisionElectronica/plazo/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación, para contestar y presentar pruebas, o para aceptar y pagar <xsl:value-of select="b:pesos(revisionElectronica/preliquidacion/correccion/@importe)"/>, que incluye una multa reducida.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Vencido el plazo pierde el derecho a manifestarse y a presentar pruebas en esta revisión, y el Instituto tiene cuarenta días hábiles para emitir y notificar la resolución con lo que conste en el expediente; en ella puede determinar las cuotas, la actualización y los recargos e imponer la multa que corresponda.</dd>
    <dt>¿Cómo puedo inconformarme?</dt>
    <dd>Contestando en el plazo señalado. Esta resolución es provisional y no se impugna por sí misma; la que ponga fin a la revisión señalará los medios de defensa.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <p>Revisión electrónica con expediente <strong><xsl:value-of select="revisionElectronica/expediente"/></strong>, practicada a <strong><xsl:value-of select="destinatario/nombre"/></strong> por el periodo de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="revisionElectronica/periodoRevisado"/></xsl:call-template>, con la información y documentación que obra en poder del Instituto, sobre los rubros siguientes:</p>
      <ul><xsl:for-each select="revisionElectronica/rubro"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      <p>De su análisis se conocieron los hechos que se dan a conocer enseguida.</p>
      <xsl:call-template name="hechos"><xsl:with-param name="hechos" select="revisionElectronica/hechos"/></xsl:call-template>
    </section>
    <section>
      <h2>Oficio de preliquidación</h2>
      <p>Los hechos sugieren el pago de las cantidades siguientes (artículo 53-B, fracción I, del Código Fiscal de la Federación).</p>
      <xsl:call-template name="diferencias"><xsl:with-param name="diferencias" select="revisionElectronica/preliquidacion/diferencias"/></xsl:call-template>
      <div class="box"><div class="tabla" role="region" tabindex="0" aria-label="Preliquidación">
        <table class="w-6-3">
          <caption>Preliquidación, en pesos, con accesorios al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="revisionElectronica/preliquidacion/accesorios/@calculadosAl"/></xsl:call-template></caption>
          <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <tr><th scope="row">Cuotas omitidas</th><td class="num"><xsl:value-of select="b:pesos(revisionElectronica/preliquidacion/diferencias/@omitidas)"/></td></tr>
            <tr><th scope="row">Actualización</th><td class="num"><xsl:value-of select="b:pesos(revisionElectronica/preliquidacion/accesorios/@actualizacion)"/></td></tr>
            <tr><th scope="row">Recargos</th><td class="num"><xsl:value-of select="b:pesos(revisionElectronica/preliquidacion/accesorios/@recargos)"/></td></tr>
          </tbody>
          <tfoot><tr><th scope="row">Total de la preliquidación</th><td class="num"><xsl:value-of select="b:pesos(revisionElectronica/preliquidacion/total)"/></td></tr></tfoot>
        </table>
      </div></div>
    </section>
    <section>
      <h2>Resolución provisional</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se dan a conocer a <strong><xsl:value-of select="destinatario/nombre"/></strong> los hechos que anteceden y la preliquidación por <xsl:call-template name="cantidad"><xsl:with-param name="importe" select="revisionElectronica/preliquidacion/total"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Se le requiere para que en un plazo de <xsl:value-of select="revisionElectronica/plazo/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación, manifieste lo que a su derecho convenga y proporcione la información y documentación tendiente a desvirtuar las irregularidades o a acreditar el pago (artículo 53-B, fracción II, del Código Fiscal de la Federación).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Si acepta los hechos puede corregir su situación en el mismo plazo mediante el pago total de las cuotas omitidas y sus accesorios, con el beneficio de una multa equivalente al 20 % de las cuotas omitidas, que es de <xsl:value-of select="b:pesos(revisionElectronica/preliquidacion/correccion/@multa)"/>; en ese caso pagaría en total <strong><xsl:value-of select="b:pesos(revisionElectronica/preliquidacion/correccion/@importe)"/></strong>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">Recibidas las pruebas, y dentro de los diez días siguientes al vencimiento del plazo, el Instituto podrá hacer un segundo requerimiento o pedir información a un tercero, lo que le notificará (artículo 53-B, fracción III). La revisión concluirá dentro de los seis meses siguientes a la notificación de esta resolución.</xsl:with-param></xsl:call-template>
      <xsl:if test="revisionElectronica/organoDireccion/@requerido = 'si'">
        <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="5"/><xsl:with-param name="texto"><xsl:call-template name="datos-organo-direccion"/></xsl:with-param></xsl:call-template>
      </xsl:if>
      <h3>Forma de contestar</h3>
      <p><xsl:value-of select="revisionElectronica/forma"/></p>
    </section>
  </xsl:template>
</xsl:stylesheet>
