<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/cobro.xsl"/>

  <xsl:template match="/acto" mode="titulo">Requerimiento de pago a institución afianzadora</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es un requerimiento de pago: la póliza de fianza <strong><xsl:value-of select="requerimientoAfianzadora/poliza/@numero"/></strong>, con la que su institución garantizó <xsl:call-template name="lista-creditos"><xsl:with-param name="creditos" select="requerimientoAfianzadora/adeudo/credito"/></xsl:call-template> a cargo de <xsl:value-of select="requerimientoAfianzadora/fiado/@nombre"/>, se hizo exigible.</dd>
    <dt>¿Cuánto debe pagar la afianzadora?</dt>
    <dd><xsl:call-template name="importe-destacado"><xsl:with-param name="importe" select="requerimientoAfianzadora/total"/></xsl:call-template></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>Quince días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación (artículo 143 del Código Fiscal de la Federación). Línea de captura: <strong><xsl:value-of select="requerimientoAfianzadora/pago/lineaCaptura"/></strong>.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no se paga?</dt>
    <dd>El Instituto ordena que se rematen en bolsa valores propiedad de la afianzadora bastantes para cubrir lo garantizado. Desde el día siguiente al vencimiento del plazo la cantidad se actualiza y causa recargos por mora.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Requerimiento</h2>
      <h3>Resultandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">La afianzadora otorgó la fianza siguiente:</xsl:with-param></xsl:call-template>
      <dl>
        <dt>Póliza</dt><dd><xsl:value-of select="requerimientoAfianzadora/poliza/@numero"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="requerimientoAfianzadora/poliza/@fecha"/></xsl:call-template></dd>
        <dt>Importe garantizado</dt><dd><xsl:value-of select="b:pesos(requerimientoAfianzadora/poliza/@importe)"/></dd>
        <dt>Obligación garantizada</dt><dd><xsl:value-of select="requerimientoAfianzadora/poliza/@obligacion"/></dd>
        <dt>Fiado</dt><dd><xsl:value-of select="requerimientoAfianzadora/fiado/@nombre"/>, RFC <xsl:value-of select="requerimientoAfianzadora/fiado/@rfc"/>, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="requerimientoAfianzadora/fiado/@registroPatronal"/></xsl:call-template></dd>
        <xsl:if test="requerimientoAfianzadora/apoderado"><dt>Apoderado designado</dt><dd><xsl:value-of select="requerimientoAfianzadora/apoderado/@nombre"/>, <xsl:value-of select="requerimientoAfianzadora/apoderado/@domicilio"/></dd></xsl:if>
      </dl>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">El adeudo garantizado es el siguiente:</xsl:with-param></xsl:call-template>
      <xsl:call-template name="adeudo"><xsl:with-param name="adeudo" select="requerimientoAfianzadora/adeudo"/></xsl:call-template>
      <xsl:call-template name="exigibilidad"><xsl:with-param name="adeudo" select="requerimientoAfianzadora/adeudo"/></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">El adeudo está firme desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="requerimientoAfianzadora/firmeza/@desde"/></xsl:call-template><xsl:text> </xsl:text><xsl:choose><xsl:when test="requerimientoAfianzadora/firmeza/@causa = 'no-impugnado'">por no haberse impugnado</xsl:when><xsl:when test="requerimientoAfianzadora/firmeza/@causa = 'resolucion'">por la resolución del recurso</xsl:when><xsl:when test="requerimientoAfianzadora/firmeza/@causa = 'sentencia'">por sentencia</xsl:when><xsl:otherwise>por desistimiento del medio de defensa</xsl:otherwise></xsl:choose>. Lo acredita: <xsl:value-of select="requerimientoAfianzadora/firmeza"/>.</xsl:with-param></xsl:call-template>
      <h3>Considerandos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">El artículo 282 de la Ley de Instituciones de Seguros y de Fianzas remite al Código Fiscal de la Federación las fianzas que garantizan obligaciones fiscales a cargo de terceros, y el artículo 143 de este ordena, cuando la fianza se hace exigible, requerir de pago a la afianzadora con copia de los documentos que justifican el crédito garantizado y su exigibilidad.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">La afianzadora no goza de los beneficios de orden y excusión (artículo 141 del mismo Código) y responde <xsl:choose><xsl:when test="requerimientoAfianzadora/total = requerimientoAfianzadora/adeudo/@total">por el adeudo, que no excede el importe de la póliza</xsl:when><xsl:otherwise>hasta por el importe de la póliza, que el adeudo excede</xsl:otherwise></xsl:choose>.</xsl:with-param></xsl:call-template>
      <h3>Resolutivos</h3>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se requiere a <strong><xsl:value-of select="destinatario/nombre"/></strong> el pago de <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="requerimientoAfianzadora/total"/></xsl:call-template>, dentro de los <xsl:value-of select="requerimientoAfianzadora/plazo/@dias"/> días hábiles siguientes a aquel en que surta efectos la notificación.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">De no pagarse en ese plazo, la cantidad se actualiza y causa recargos por mora desde el día siguiente a aquel en que venza y hasta que se pague. La tasa vigente es de <xsl:value-of select="requerimientoAfianzadora/mora/@tasaMensual"/> % mensual (<xsl:value-of select="requerimientoAfianzadora/mora/@publicacion"/>).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Se apercibe a la afianzadora de que, vencido el plazo sin pago, se ordenará que se rematen en bolsa valores de su propiedad bastantes para cubrir lo garantizado (artículo 143, inciso b), del Código Fiscal de la Federación).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="apartado"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">Se acompaña copia de los documentos siguientes:</xsl:with-param></xsl:call-template>
      <ol><xsl:for-each select="requerimientoAfianzadora/documentos/documento"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
    </section>
    <xsl:call-template name="forma-pago"><xsl:with-param name="pago" select="requerimientoAfianzadora/pago"/><xsl:with-param name="total" select="requerimientoAfianzadora/total"/><xsl:with-param name="plazo">Quince días hábiles siguientes a aquel en que surta efectos la notificación (artículo 143 del Código Fiscal de la Federación).</xsl:with-param></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
