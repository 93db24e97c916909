<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo"><xsl:value-of select="actoGenerico/titulo"/></xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd><xsl:value-of select="actoGenerico/resumen"/></dd>
    <dt>¿Debo pagar algo?</dt>
    <dd>No: este documento no determina ningún adeudo.<xsl:if test="actoGenerico/cantidad"><xsl:text> </xsl:text><xsl:choose><xsl:when test="actoGenerico/cantidad/@sentido = 'a-favor'">Señala una cantidad a su favor</xsl:when><xsl:otherwise>Informa una cantidad</xsl:otherwise></xsl:choose>, por <xsl:value-of select="actoGenerico/cantidad/concepto"/>:<br/><xsl:call-template name="cantidad-grande"><xsl:with-param name="importe" select="actoGenerico/cantidad/total"/></xsl:call-template></xsl:if></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:choose><xsl:when test="actoGenerico/respuesta"><xsl:value-of select="actoGenerico/respuesta/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación, para lo que se le pide.</xsl:when><xsl:otherwise>No tiene que responder ni presentar nada.</xsl:otherwise></xsl:choose></dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd><xsl:choose><xsl:when test="actoGenerico/respuesta/siNo"><xsl:value-of select="actoGenerico/respuesta/siNo"/></xsl:when><xsl:when test="actoGenerico/@impugnable = 'si'">Lo resuelto queda firme.</xsl:when><xsl:otherwise>Nada cambia para usted.</xsl:otherwise></xsl:choose></dd>
    <xsl:choose>
      <xsl:when test="recursos/recurso"><xsl:call-template name="como-me-inconformo"/></xsl:when>
      <xsl:otherwise><dt>¿Cómo puedo inconformarme?</dt><dd>Este acto no se impugna por sí mismo. <xsl:value-of select="actoGenerico/sinImpugnacion/razon"/></dd></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <xsl:if test="actoGenerico/antecedentes/parrafo">
      <section>
        <h2>Antecedentes</h2>
        <xsl:for-each select="actoGenerico/antecedentes/parrafo"><xsl:call-template name="ordinal"><xsl:with-param name="numero" select="position()"/><xsl:with-param name="texto"><xsl:value-of select="."/></xsl:with-param></xsl:call-template></xsl:for-each>
      </section>
    </xsl:if>
    <section>
      <h2>Considerandos</h2>
      <xsl:for-each select="actoGenerico/considerandos/parrafo"><xsl:call-template name="ordinal"><xsl:with-param name="numero" select="position()"/><xsl:with-param name="texto"><xsl:value-of select="."/></xsl:with-param></xsl:call-template></xsl:for-each>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <xsl:for-each select="actoGenerico/resolutivos/parrafo"><xsl:call-template name="ordinal"><xsl:with-param name="numero" select="position()"/><xsl:with-param name="texto"><xsl:value-of select="."/></xsl:with-param></xsl:call-template></xsl:for-each>
      <xsl:if test="actoGenerico/cantidad">
        <p><xsl:choose><xsl:when test="actoGenerico/cantidad/@sentido = 'a-favor'">Cantidad a favor del destinatario</xsl:when><xsl:otherwise>Cantidad que se informa</xsl:otherwise></xsl:choose>, por <xsl:value-of select="actoGenerico/cantidad/concepto"/>: <xsl:call-template name="cantidad"><xsl:with-param name="importe" select="actoGenerico/cantidad/total"/></xsl:call-template>.</p>
      </xsl:if>
    </section>
    <xsl:if test="actoGenerico/respuesta">
      <section>
        <h2>Plazo para responder</h2>
        <p><xsl:value-of select="actoGenerico/respuesta/que"/> Lo anterior, con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="actoGenerico/respuesta/fundamento/cita"/></xsl:call-template>.</p>
        <dl>
          <dt>Plazo</dt><dd><xsl:value-of select="actoGenerico/respuesta/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación</dd>
          <dt>Si no responde</dt><dd><xsl:value-of select="actoGenerico/respuesta/siNo"/></dd>
        </dl>
      </section>
    </xsl:if>
    <xsl:if test="actoGenerico/sinImpugnacion">
      <section>
        <h2>Por qué no se impugna</h2>
        <p><xsl:value-of select="actoGenerico/sinImpugnacion/razon"/> Lo anterior, con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="actoGenerico/sinImpugnacion/fundamento/cita"/></xsl:call-template>.</p>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
