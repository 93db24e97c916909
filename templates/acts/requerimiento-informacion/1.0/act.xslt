<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/act.xsl"/>

  <xsl:template match="/acto" mode="titulo">Requerimiento de información y documentación</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es un requerimiento: el Instituto le pide información y documentos del periodo de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="requerimiento/periodo/@desde"/></xsl:call-template> a <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="requerimiento/periodo/@hasta"/></xsl:call-template>.</dd>
    <dt>¿Debo pagar algo?</dt>
    <dd>No. Este documento no determina ningún crédito; debe entregar <xsl:value-of select="count(requerimiento/documentos/documento)"/> documentos o grupos de documentos.</dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:value-of select="requerimiento/plazo/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="requerimiento/apercibimiento"><xsl:value-of select="requerimiento/apercibimiento/texto"/></xsl:when>
        <xsl:otherwise>El Instituto puede continuar con la información que tenga en su poder.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Requerimiento</h2>
      <p><xsl:value-of select="requerimiento/objeto"/></p>
      <dl class="two-col">
        <dt>Periodo</dt><dd>De <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="requerimiento/periodo/@desde"/></xsl:call-template> a <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="requerimiento/periodo/@hasta"/></xsl:call-template></dd>
        <dt>Plazo</dt><dd><xsl:value-of select="requerimiento/plazo/@dias"/> días hábiles desde que surta efectos la notificación</dd>
      </dl>
      <h3>Información y documentos que se requieren</h3>
      <ol>
        <xsl:for-each select="requerimiento/documentos/documento"><li><xsl:value-of select="."/></li></xsl:for-each>
      </ol>
      <h3>Forma de cumplir</h3>
      <p><xsl:value-of select="requerimiento/forma"/></p>
      <xsl:if test="requerimiento/apercibimiento">
        <h3>Apercibimiento</h3>
        <p><xsl:value-of select="requerimiento/apercibimiento/texto"/> Lo anterior, con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="requerimiento/apercibimiento/fundamento/cita"/></xsl:call-template>.</p>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
