<?xml version="1.0" encoding="UTF-8"?>
<!-- Pieces of the acts of verification and of other oficios. It includes nothing: a type includes act.xsl (or bank.xsl) first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">

  <!-- A numbered paragraph of an act of authority: "Primero. …" -->
  <xsl:template name="ordinal">
    <xsl:param name="numero"/>
    <xsl:param name="texto"/>
    <p><strong><xsl:choose>
      <xsl:when test="$numero = 1">Primero</xsl:when><xsl:when test="$numero = 2">Segundo</xsl:when><xsl:when test="$numero = 3">Tercero</xsl:when>
      <xsl:when test="$numero = 4">Cuarto</xsl:when><xsl:when test="$numero = 5">Quinto</xsl:when><xsl:when test="$numero = 6">Sexto</xsl:when>
      <xsl:when test="$numero = 7">Séptimo</xsl:when><xsl:when test="$numero = 8">Octavo</xsl:when><xsl:when test="$numero = 9">Noveno</xsl:when>
      <xsl:when test="$numero = 10">Décimo</xsl:when><xsl:otherwise>Punto <xsl:value-of select="$numero"/></xsl:otherwise>
    </xsl:choose>.</strong><xsl:text> </xsl:text><xsl:copy-of select="$texto"/></p>
  </xsl:template>

  <!-- "enero de 2024 a diciembre de 2025", or one month alone -->
  <xsl:template name="meses-revisados">
    <xsl:param name="periodo"/>
    <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$periodo/@desde"/></xsl:call-template>
    <xsl:if test="$periodo/@desde != $periodo/@hasta"> a <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="$periodo/@hasta"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- "$1,200.00 (MIL DOSCIENTOS PESOS 00/100 M.N.)" -->
  <xsl:template name="cantidad">
    <xsl:param name="importe"/>
    <strong><xsl:value-of select="b:pesos($importe)"/></strong><xsl:if test="$importe/@letra"> (<xsl:value-of select="$importe/@letra"/>)</xsl:if>
  </xsl:template>

  <!-- The amount of the first page: large, its words below. -->
  <xsl:template name="cantidad-grande">
    <xsl:param name="importe"/>
    <span class="amount"><xsl:value-of select="b:pesos($importe)"/></span><xsl:if test="$importe/@letra"><br/><xsl:value-of select="$importe/@letra"/></xsl:if>
  </xsl:template>

  <!-- "2026-11-17" → "17/11/2026", for the cells of a table -->
  <xsl:template name="fecha-en-tabla">
    <xsl:param name="dia"/>
    <xsl:value-of select="concat(substring($dia, 9, 2), '/', substring($dia, 6, 2), '/', substring($dia, 1, 4))"/>
  </xsl:template>

  <xsl:template name="ramo-seguro">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'EM'">Enfermedades y maternidad</xsl:when>
      <xsl:when test="$clave = 'RT'">Riesgos de trabajo</xsl:when>
      <xsl:when test="$clave = 'IV'">Invalidez y vida</xsl:when>
      <xsl:when test="$clave = 'GPS'">Guarderías y prestaciones sociales</xsl:when>
      <xsl:when test="$clave = 'RET'">Retiro</xsl:when>
      <xsl:otherwise>Cesantía en edad avanzada y vejez</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="hechos">
    <xsl:param name="hechos"/>
    <xsl:for-each select="$hechos/hecho">
      <h3>Hecho <xsl:value-of select="@numero"/>. <xsl:value-of select="titulo"/></h3>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="parrafo"/></xsl:call-template>
      <xsl:if test="prueba">
        <p>El hecho resulta de:</p>
        <ul><xsl:for-each select="prueba"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      </xsl:if>
      <xsl:if test="fundamento/cita"><p>Con ello se incumple lo dispuesto en <xsl:call-template name="citas"><xsl:with-param name="citas" select="fundamento/cita"/></xsl:call-template>.</p></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="diferencias">
    <xsl:param name="diferencias"/>
    <xsl:param name="titulo" select="'Diferencias en el pago de cuotas, en pesos'"/>
    <xsl:param name="debidas" select="'Debió pagar'"/>
    <xsl:param name="faltan" select="'Diferencia'"/>
    <div class="tabla" role="region" tabindex="0" aria-label="{$titulo}">
      <table class="w-2-5-3-3-3">
        <xsl:if test="$diferencias/diferencia/@hecho"><xsl:attribute name="class">w-2-2-5-3-3-3</xsl:attribute></xsl:if>
        <caption><xsl:value-of select="$titulo"/></caption>
        <thead><tr><th scope="col">Periodo</th><xsl:if test="$diferencias/diferencia/@hecho"><th scope="col">Hecho</th></xsl:if><th scope="col">Ramo</th><th scope="col" class="num"><xsl:value-of select="$debidas"/></th><th scope="col" class="num">Pagó</th><th scope="col" class="num"><xsl:value-of select="$faltan"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="$diferencias/diferencia">
            <tr>
              <th scope="row"><xsl:value-of select="@periodo"/></th>
              <xsl:if test="$diferencias/diferencia/@hecho"><td><xsl:value-of select="@hecho"/></td></xsl:if>
              <td><xsl:call-template name="ramo-seguro"><xsl:with-param name="clave" select="@ramo"/></xsl:call-template></td>
              <td class="num"><xsl:value-of select="b:pesos(@determinadas)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@pagadas)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@omitidas)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="{2 + boolean($diferencias/diferencia/@hecho)}">Total</th>
            <td class="num"><xsl:value-of select="b:pesos($diferencias/@determinadas)"/></td>
            <td class="num"><xsl:value-of select="b:pesos($diferencias/@pagadas)"/></td>
            <td class="num"><xsl:value-of select="b:pesos($diferencias/@omitidas)"/></td>
          </tr>
        </tfoot>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="documentos">
    <xsl:param name="documentos"/>
    <ol><xsl:for-each select="$documentos/documento"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
  </xsl:template>

  <!-- CFF 42: what a company is asked for so that its directors can be told what was found. -->
  <xsl:template name="datos-organo-direccion">En el primer acto en que comparezca, <strong><xsl:value-of select="destinatario/nombre"/></strong> debe proporcionar el nombre de quien preside su consejo de administración, de su administrador único o de quien tenga ese carácter en su órgano de dirección, su domicilio fiscal, correo electrónico, teléfono y medios de contacto, y el nombre de su representante legal, e informar todo cambio (artículo 42 del Código Fiscal de la Federación). Con esos datos el Instituto les informará los hechos u omisiones que puedan entrañar incumplimiento; si no los proporciona, se entiende que no desea ejercer ese derecho.</xsl:template>
</xsl:stylesheet>
