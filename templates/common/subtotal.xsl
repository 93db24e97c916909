<?xml version="1.0" encoding="UTF-8"?>
<!-- Subtotals of a table too long to be added up at a glance. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">

  <!-- Called at the end of a for-each over the rows, which are neighbours in the instance. Where there are more than 40, a row of
       sums after every 40th and after the last. -->
  <xsl:template name="subtotal">
    <!-- columns before the first amount -->
    <xsl:param name="columnas"/>
    <!-- attributes to be summed, one a column, in their order, separated by blanks -->
    <xsl:param name="importes"/>
    <xsl:if test="last() &gt; 40 and (position() mod 40 = 0 or position() = last())">
      <xsl:variable name="renglones" select="(position() - 1) mod 40 + 1"/>
      <tr class="subtotal">
        <th scope="row" colspan="{$columnas}">
          <xsl:choose>
            <xsl:when test="$renglones = 1">Subtotal del renglón <xsl:value-of select="position()"/></xsl:when>
            <xsl:otherwise>Subtotal de los renglones <xsl:value-of select="position() - $renglones + 1"/> a <xsl:value-of select="position()"/></xsl:otherwise>
          </xsl:choose>
        </th>
        <xsl:call-template name="importes-subtotal">
          <xsl:with-param name="renglones" select="$renglones"/>
          <xsl:with-param name="importes" select="concat($importes, ' ')"/>
        </xsl:call-template>
      </tr>
    </xsl:if>
  </xsl:template>

  <xsl:template name="importes-subtotal">
    <xsl:param name="renglones"/>
    <xsl:param name="importes"/>
    <xsl:if test="$importes != ''">
      <xsl:variable name="sumandos" select="(. | preceding-sibling::*[position() &lt; $renglones])/@*[name() = substring-before($importes, ' ')]"/>
      <!-- Empty rather than wrong where a row has no such amount. -->
      <td class="num"><xsl:if test="count($sumandos) = $renglones"><xsl:value-of select="b:pesos($sumandos)"/></xsl:if></td>
      <xsl:call-template name="importes-subtotal">
        <xsl:with-param name="renglones" select="$renglones"/>
        <xsl:with-param name="importes" select="substring-after($importes, ' ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
