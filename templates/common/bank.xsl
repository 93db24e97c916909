<?xml version="1.0" encoding="UTF-8"?>
<!-- Shared by the order to the bank and the notice of it to the employer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="act.xsl"/>

  <xsl:template name="base-legal">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'CFF_40A'">Aseguramiento precautorio, artículo 40-A del Código Fiscal de la Federación</xsl:when>
      <xsl:when test="$clave = 'CFF_145'">Embargo precautorio, artículo 145 del Código Fiscal de la Federación</xsl:when>
      <xsl:when test="$clave = 'CFF_151_155'">Embargo de depósitos, artículos 151 y 155 del Código Fiscal de la Federación</xsl:when>
      <xsl:when test="$clave = 'CFF_156BIS_I'">Inmovilización por crédito firme, artículo 156-Bis, fracción I, del Código Fiscal de la Federación</xsl:when>
      <xsl:when test="$clave = 'CFF_156BIS_II_A'">Inmovilización por crédito impugnado sin garantía, contribuyente no localizado, artículo 156-Bis, fracción II, inciso a), del Código Fiscal de la Federación</xsl:when>
      <xsl:when test="$clave = 'CFF_156BIS_II_B'">Inmovilización por crédito impugnado, interés fiscal no garantizado, artículo 156-Bis, fracción II, inciso b), del Código Fiscal de la Federación</xsl:when>
      <xsl:when test="$clave = 'CFF_156BIS_II_C'">Inmovilización por crédito impugnado, garantía insuficiente no ampliada, artículo 156-Bis, fracción II, inciso c), del Código Fiscal de la Federación</xsl:when>
      <xsl:otherwise>Inmovilización por crédito impugnado, bienes embargados insuficientes o de valor desconocido, artículo 156-Bis, fracción II, inciso d), del Código Fiscal de la Federación</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="creditos">
    <xsl:param name="creditos"/>
    <div class="tabla" role="region" tabindex="0" aria-label="Créditos">
      <table class="w-3-3-2-2-2-2-2-3">
        <caption>Créditos, en pesos, actualizados al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$creditos/@actualizadosAl"/></xsl:call-template></caption>
        <thead><tr><th scope="col">Crédito</th><th scope="col">Periodo</th><th scope="col" class="num">Principal</th><th scope="col" class="num">Actualización</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Multas</th><th scope="col" class="num">Gastos</th><th scope="col" class="num">Total</th></tr></thead>
        <tbody>
          <xsl:for-each select="$creditos/credito">
            <tr>
              <th scope="row"><xsl:value-of select="@numero"/></th><td><xsl:value-of select="@periodo"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@principal)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@actualizacion)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@recargos)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@multas)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@gastos)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@total)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot><tr><th scope="row" colspan="7">Total</th><td class="num"><xsl:value-of select="b:pesos($creditos/@total)"/></td></tr></tfoot>
      </table>
    </div>
  </xsl:template>
</xsl:stylesheet>
