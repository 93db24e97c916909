<?xml version="1.0" encoding="UTF-8"?>
<!-- The services that a credit charges, for its annex, and the unit costs by which they were priced. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="liquidacion.xsl"/>

  <!-- "el acuerdo ACDO…, publicado en el Diario Oficial de la Federación el …, vigente desde el …" -->
  <xsl:template name="tabulador">
    <xsl:param name="tabulador"/>
    <xsl:text>el acuerdo </xsl:text><xsl:value-of select="$tabulador/@acuerdo"/>
    <xsl:text> del Consejo Técnico, publicado en el Diario Oficial de la Federación el </xsl:text>
    <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$tabulador/@dof"/></xsl:call-template>
    <xsl:text> y vigente desde el </xsl:text>
    <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$tabulador/@vigenteDesde"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="nivel">
    <xsl:param name="clave"/>
    <xsl:choose><xsl:when test="$clave = 'primero'">Primer nivel</xsl:when><xsl:when test="$clave = 'segundo'">Segundo nivel</xsl:when><xsl:otherwise>Tercer nivel</xsl:otherwise></xsl:choose>
  </xsl:template>

  <!-- A service of a capital constitutivo also says which fraction of LSS 79 it belongs to. -->
  <xsl:template name="tabla-servicios">
    <xsl:param name="servicios"/>
    <xsl:variable name="fracciones" select="boolean($servicios/servicio/@fraccion)"/>
    <div class="tabla" role="region" tabindex="0" aria-label="Servicios otorgados">
      <table class="w-3-6-3-2-3-3">
        <xsl:if test="$fracciones"><xsl:attribute name="class">w-3-2-6-3-2-3-3</xsl:attribute></xsl:if>
        <caption>Servicios otorgados, en pesos</caption>
        <thead>
          <tr>
            <th scope="col">Fecha</th><xsl:if test="$fracciones"><th scope="col">Fracción</th></xsl:if><th scope="col">Servicio</th><th scope="col">Nivel</th>
            <th scope="col" class="num">Núm.</th><th scope="col" class="num">Costo unitario</th><th scope="col" class="num">Importe</th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$servicios/servicio">
            <tr>
              <td><xsl:call-template name="fecha-corta"><xsl:with-param name="dia" select="@fecha"/></xsl:call-template></td>
              <xsl:if test="$fracciones"><td><xsl:value-of select="@fraccion"/></td></xsl:if>
              <th scope="row"><xsl:value-of select="."/></th>
              <td><xsl:call-template name="nivel"><xsl:with-param name="clave" select="@nivel"/></xsl:call-template></td>
              <td class="num"><xsl:value-of select="@cantidad"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@costoUnitario)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
            </tr>
            <xsl:call-template name="subtotal"><xsl:with-param name="columnas" select="5 + $fracciones"/><xsl:with-param name="importes" select="'importe'"/></xsl:call-template>
          </xsl:for-each>
        </tbody>
        <tfoot><tr><th scope="row" colspan="{5 + $fracciones}">Total de servicios</th><td class="num"><xsl:value-of select="b:pesos($servicios/@importe)"/></td></tr></tfoot>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
