<?xml version="1.0" encoding="UTF-8"?>
<!-- How amounts, dates, keys and citations read. Amounts stay text: no arithmetic, no floating point. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">

  <xsl:variable name="meses" select="'enero     febrero   marzo     abril     mayo      junio     julio     agosto    septiembreoctubre   noviembre diciembre '"/>

  <!-- "2026-11-17…" → "17 de noviembre de 2026" -->
  <xsl:template name="fecha">
    <xsl:param name="dia"/>
    <xsl:value-of select="concat(number(substring($dia, 9, 2)), ' de ', normalize-space(substring($meses, number(substring($dia, 6, 2)) * 10 - 9, 10)), ' de ', substring($dia, 1, 4))"/>
  </xsl:template>

  <!-- "2026-11-17T10:32:15-06:00" (Zona Centro) → "17 de noviembre de 2026, 10:32:15 horas" -->
  <xsl:template name="momento">
    <xsl:param name="instante"/>
    <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$instante"/></xsl:call-template>
    <xsl:text>, </xsl:text>
    <xsl:value-of select="substring($instante, 12, 8)"/>
    <xsl:text> horas (Zona Centro)</xsl:text>
  </xsl:template>

  <!-- "2026-09" → "septiembre de 2026" -->
  <xsl:template name="periodo">
    <xsl:param name="periodo"/>
    <xsl:value-of select="concat(normalize-space(substring($meses, number(substring($periodo, 6, 2)) * 10 - 9, 10)), ' de ', substring($periodo, 1, 4))"/>
  </xsl:template>

  <!-- "Y5412345101" → "Y54-12345-10-1" -->
  <xsl:template name="registro">
    <xsl:param name="clave"/>
    <xsl:value-of select="concat(substring($clave, 1, 3), '-', substring($clave, 4, 5), '-', substring($clave, 9, 2), '-', substring($clave, 11))"/>
  </xsl:template>

  <xsl:template name="ley">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'LSS'">de la Ley del Seguro Social</xsl:when>
      <xsl:when test="$clave = 'CFF'">del Código Fiscal de la Federación</xsl:when>
      <xsl:when test="$clave = 'LFDC'">de la Ley Federal de los Derechos del Contribuyente</xsl:when>
      <xsl:when test="$clave = 'LFPCA'">de la Ley Federal de Procedimiento Contencioso Administrativo</xsl:when>
      <xsl:when test="$clave = 'LINF'">de la Ley del Instituto del Fondo Nacional de la Vivienda para los Trabajadores</xsl:when>
      <xsl:when test="$clave = 'LFT'">de la Ley Federal del Trabajo</xsl:when>
      <xsl:when test="$clave = 'LIC'">de la Ley de Instituciones de Crédito</xsl:when>
      <xsl:when test="$clave = 'LSAR'">de la Ley de los Sistemas de Ahorro para el Retiro</xsl:when>
      <xsl:when test="$clave = 'RACERF'">del Reglamento de la Ley del Seguro Social en materia de Afiliación, Clasificación de Empresas, Recaudación y Fiscalización</xsl:when>
      <xsl:when test="$clave = 'RRI'">del Reglamento del Recurso de Inconformidad</xsl:when>
      <xsl:when test="$clave = 'RIIMSS'">del Reglamento Interior del Instituto Mexicano del Seguro Social</xsl:when>
      <xsl:when test="$clave = 'CPEUM'">de la Constitución Política de los Estados Unidos Mexicanos</xsl:when>
      <xsl:when test="$clave = 'LISF'">de la Ley de Instituciones de Seguros y de Fianzas</xsl:when>
      <xsl:when test="$clave = 'LCF'">de la Ley de Coordinación Fiscal</xsl:when>
      <xsl:when test="$clave = 'CNPP'">del Código Nacional de Procedimientos Penales</xsl:when>
      <xsl:when test="$clave = 'CCF'">del Código Civil Federal</xsl:when>
      <xsl:when test="$clave = 'RCFF'">del Reglamento del Código Fiscal de la Federación</xsl:when>
      <xsl:otherwise>de los Lineamientos para la operación del Buzón IMSS</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "los artículos 39; 39 C y 40 A de la Ley del Seguro Social; el artículo 38, fracción IV, del Código…" -->
  <xsl:template name="citas">
    <xsl:param name="citas"/>
    <xsl:for-each select="$citas[not(preceding-sibling::cita/@ley = @ley)]">
      <xsl:variable name="ley" select="@ley"/>
      <xsl:variable name="suyas" select="$citas[@ley = $ley]"/>
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:choose><xsl:when test="count($suyas) &gt; 1">los artículos </xsl:when><xsl:otherwise>el artículo </xsl:otherwise></xsl:choose>
      <xsl:for-each select="$suyas">
        <xsl:if test="position() &gt; 1">
          <xsl:choose>
            <xsl:when test="position() != last()">; </xsl:when>
            <xsl:otherwise><xsl:if test="preceding-sibling::cita[1][@fraccion | @parrafo | @inciso]">,</xsl:if> y </xsl:otherwise>
          </xsl:choose>
        </xsl:if>
        <xsl:value-of select="@articulo"/>
        <xsl:if test="@fraccion | @parrafo | @inciso">
          <xsl:if test="@parrafo">, párrafo <xsl:value-of select="@parrafo"/></xsl:if>
          <xsl:if test="@fraccion">, fracción <xsl:value-of select="@fraccion"/></xsl:if>
          <xsl:if test="@inciso">, inciso <xsl:value-of select="@inciso"/>)</xsl:if>
          <xsl:if test="position() = last()">,</xsl:if>
        </xsl:if>
      </xsl:for-each>
      <xsl:text> </xsl:text>
      <xsl:call-template name="ley"><xsl:with-param name="clave" select="$ley"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="parrafos">
    <xsl:param name="parrafos"/>
    <xsl:for-each select="$parrafos"><p><xsl:value-of select="."/></p></xsl:for-each>
  </xsl:template>

  <!-- A row of a definition list; nothing when there is no value. -->
  <xsl:template name="dato">
    <xsl:param name="nombre"/>
    <xsl:param name="valor"/>
    <xsl:if test="string($valor) != ''"><dt><xsl:value-of select="$nombre"/></dt><dd><xsl:copy-of select="$valor"/></dd></xsl:if>
  </xsl:template>
</xsl:stylesheet>
