<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Oficio de observaciones</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es un oficio de observaciones: el Instituto revisó los documentos que se le pidieron de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="oficioObservaciones/periodoRevisado"/></xsl:call-template> y le da a conocer <xsl:value-of select="count(oficioObservaciones/hechos/hecho)"/><xsl:choose><xsl:when test="count(oficioObservaciones/hechos/hecho) = 1"> hecho que puede</xsl:when><xsl:otherwise> hechos que pueden</xsl:otherwise></xsl:choose> ser incumplimiento. Todavía no determina un adeudo.</dd>
    <dt>¿Cuánto se observa?</dt>
    <dd><xsl:call-template name="cantidad-grande"><xsl:with-param name="importe" select="oficioObservaciones/total"/></xsl:call-template><br/>En cuotas, sin actualización, recargos ni multas.</dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:value-of select="oficioObservaciones/plazo/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación, para desvirtuar los hechos o corregir su situación.<xsl:if test="oficioObservaciones/plazo/@ampliacion"> Si lo avisa dentro de ellos, tiene <xsl:value-of select="oficioObservaciones/plazo/@ampliacion"/> días hábiles más, porque la revisión abarca más de un ejercicio.</xsl:if></dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>Los hechos se tienen por consentidos y el Instituto emitirá la resolución que determine las cuotas omitidas, con su actualización, recargos y la multa que corresponda.</dd>
    <dt>¿Cómo puedo inconformarme?</dt>
    <dd>Presentando en el plazo los documentos que desvirtúen los hechos. Este oficio no se impugna por sí mismo; la resolución que determine un adeudo señalará los medios de defensa.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Con el oficio <xsl:value-of select="oficioObservaciones/solicitud/@oficio"/>, notificado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="oficioObservaciones/solicitud/@notificada"/></xsl:call-template>, se solicitaron a <strong><xsl:value-of select="destinatario/nombre"/></strong> informes y documentos del periodo de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="oficioObservaciones/periodoRevisado"/></xsl:call-template>, para su revisión en las oficinas del Instituto. Expediente <strong><xsl:value-of select="oficioObservaciones/expediente"/></strong>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto"><xsl:choose><xsl:when test="oficioObservaciones/solicitud/@contestada">La solicitud se contestó el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="oficioObservaciones/solicitud/@contestada"/></xsl:call-template>.</xsl:when><xsl:otherwise>La solicitud no se contestó.</xsl:otherwise></xsl:choose><xsl:if test="oficioObservaciones/solicitud/@suspension"> El plazo para concluir la revisión estuvo suspendido: <xsl:value-of select="oficioObservaciones/solicitud/@suspension"/> (artículo 46-A del Código Fiscal de la Federación).</xsl:if> Se revisó lo siguiente:</xsl:with-param></xsl:call-template>
      <ul><xsl:for-each select="oficioObservaciones/revisado"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
    </section>
    <section>
      <h2>Observaciones</h2>
      <p>De la revisión se conocieron los hechos y omisiones siguientes, que entrañan incumplimiento de las disposiciones fiscales (artículo 48, fracción IV, del Código Fiscal de la Federación).</p>
      <xsl:call-template name="hechos"><xsl:with-param name="hechos" select="oficioObservaciones/hechos"/></xsl:call-template>
      <h3>Diferencias observadas</h3>
      <xsl:call-template name="diferencias"><xsl:with-param name="diferencias" select="oficioObservaciones/diferencias"/></xsl:call-template>
      <p>Las diferencias ascienden a <xsl:call-template name="cantidad"><xsl:with-param name="importe" select="oficioObservaciones/total"/></xsl:call-template>, sin actualización, recargos ni multas.</p>
    </section>
    <section>
      <h2>Puntos del oficio</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se dan a conocer a <strong><xsl:value-of select="destinatario/nombre"/></strong> las observaciones que anteceden.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Cuenta con un plazo de <xsl:value-of select="oficioObservaciones/plazo/@dias"/> días hábiles, contados a partir del día siguiente a aquel en que surta efectos la notificación, para presentar los documentos, libros o registros que desvirtúen los hechos u omisiones, o para optar por corregir su situación fiscal.<xsl:if test="oficioObservaciones/plazo/@ampliacion"> El plazo se amplía por <xsl:value-of select="oficioObservaciones/plazo/@ampliacion"/> días hábiles más si presenta aviso dentro del plazo inicial, por abarcar la revisión más de un ejercicio.</xsl:if> (Artículo 48, fracción VI, del Código Fiscal de la Federación.)</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Se tendrán por consentidos los hechos u omisiones si en ese plazo no presenta documentación comprobatoria que los desvirtúe (misma fracción).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">Dentro del mismo plazo puede corregir su situación mediante el pago de las diferencias y la presentación de los avisos que correspondan, de los que proporcionará copia (fracción VIII). Si no corrige totalmente ni desvirtúa los hechos, se emitirá la resolución que determine las cuotas omitidas (fracción IX).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="5"/><xsl:with-param name="texto">Dentro de los diez días hábiles posteriores a la notificación de este oficio se informarán los hechos u omisiones al patrón, a su representante legal y, si es persona moral, a sus órganos de dirección cuyos datos haya proporcionado (artículo 42 del Código Fiscal de la Federación). Ese informe no altera los plazos anteriores.</xsl:with-param></xsl:call-template>
      <h3>Forma de contestar</h3>
      <p><xsl:value-of select="oficioObservaciones/forma"/></p>
    </section>
  </xsl:template>
</xsl:stylesheet>
