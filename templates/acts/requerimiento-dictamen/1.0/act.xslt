<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Requerimiento relativo al dictamen de contador público</xsl:template>

  <xsl:template match="/acto" mode="que-se-pide">
    <xsl:choose>
      <xsl:when test="requerimientoDictamen/@supuesto = 'omision'">el dictamen de sus obligaciones ante el Instituto, que no presentó</xsl:when>
      <xsl:when test="requerimientoDictamen/@supuesto = 'integracion'">información o documentos que debieron integrar el dictamen</xsl:when>
      <xsl:when test="requerimientoDictamen/@supuesto = 'papeles'">los papeles de trabajo de la auditoría en que se apoya el dictamen</xsl:when>
      <xsl:otherwise>información y documentos de las partidas del dictamen sujetas a aclaración</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es un requerimiento relativo al ejercicio <xsl:value-of select="requerimientoDictamen/ejercicio"/><xsl:if test="destinatario/@caracter = 'contador-publico'"> de <xsl:value-of select="requerimientoDictamen/patron"/></xsl:if>: el Instituto le pide <xsl:apply-templates select="." mode="que-se-pide"/>.</dd>
    <dt>¿Debo pagar algo?</dt>
    <dd>No. Este documento no determina ningún adeudo ni sanción.</dd>
    <dt>¿Hasta cuándo?</dt>
    <dd><xsl:value-of select="requerimientoDictamen/plazo/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación.<xsl:if test="requerimientoDictamen/plazo/@prorroga"> Puede pedir una prórroga de <xsl:value-of select="requerimientoDictamen/plazo/@prorroga"/> días hábiles.</xsl:if></dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd><xsl:value-of select="requerimientoDictamen/apercibimiento/texto"/></dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Requerimiento</h2>
      <dl>
        <dt>Patrón</dt><dd><xsl:value-of select="requerimientoDictamen/patron"/>, RFC <xsl:value-of select="requerimientoDictamen/patron/@rfc"/>, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="requerimientoDictamen/patron/@registroPatronal"/></xsl:call-template></dd>
        <dt>Trabajadores</dt><dd><xsl:value-of select="requerimientoDictamen/patron/@promedio"/> en promedio anual; la ley obliga a dictaminarse desde trescientos</dd>
        <dt>Ejercicio</dt><dd><xsl:value-of select="requerimientoDictamen/ejercicio"/></dd>
        <xsl:if test="requerimientoDictamen/dictamen">
          <dt>Dictamen</dt><dd>Folio <xsl:value-of select="requerimientoDictamen/dictamen/@folio"/>, presentado el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="requerimientoDictamen/dictamen/@presentado"/></xsl:call-template></dd>
          <dt>Contador público</dt><dd><xsl:value-of select="requerimientoDictamen/dictamen/contador"/>, registro <xsl:value-of select="requerimientoDictamen/dictamen/contador/@registro"/></dd>
        </xsl:if>
      </dl>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se requiere a <strong><xsl:value-of select="destinatario/nombre"/></strong> que presente <xsl:apply-templates select="." mode="que-se-pide"/>. En particular:</xsl:with-param></xsl:call-template>
      <xsl:call-template name="documentos"><xsl:with-param name="documentos" select="requerimientoDictamen/documentos"/></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Cuenta para ello con <xsl:value-of select="requerimientoDictamen/plazo/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación<xsl:choose><xsl:when test="requerimientoDictamen/@supuesto = 'omision'"> (artículo 53, inciso c), del Código Fiscal de la Federación)</xsl:when><xsl:otherwise> (artículo 171 del reglamento citado en el fundamento)</xsl:otherwise></xsl:choose>.<xsl:if test="requerimientoDictamen/plazo/@prorroga"> A petición del contador público o del patrón se concederá una prórroga de <xsl:value-of select="requerimientoDictamen/plazo/@prorroga"/> días hábiles (mismo artículo).</xsl:if></xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto"><xsl:value-of select="requerimientoDictamen/apercibimiento/texto"/> Lo anterior, con fundamento en <xsl:call-template name="citas"><xsl:with-param name="citas" select="requerimientoDictamen/apercibimiento/fundamento/cita"/></xsl:call-template>.</xsl:with-param></xsl:call-template>
      <xsl:if test="requerimientoDictamen/@supuesto = 'papeles'">
        <p>Los papeles de trabajo son propiedad del contador público (artículo 171, fracción I, del mismo reglamento).</p>
      </xsl:if>
      <h3>Forma de cumplir</h3>
      <p><xsl:value-of select="requerimientoDictamen/forma"/></p>
      <xsl:if test="requerimientoDictamen/copia"><p class="muted">Con copia para: <xsl:value-of select="requerimientoDictamen/copia"/></p></xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
